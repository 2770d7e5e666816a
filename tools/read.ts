// `npm run read -- FILE [--url ADDRESS] [--why]`: a saved document -> what Ebb reads in it, as one line of JSON.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

const USAGE = `npm run --silent read -- FILE [--url ADDRESS] [--why]

  FILE    a saved page of facebook.com: HTML in any encoding, one file (.mhtml), packed (.gz), or as an archive
          of the web has it
  --url   the address it was saved from; without it the file's own word is taken
  --why   also tell, on stderr, what each reader saw and why it was or was not taken`;

function misuse(says: string): never {
  console.error(`${says}\n\n${USAGE}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string', default: '' }, why: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) misuse('One file is read at a time.');
    const address = values.url === '' || /^\w+:/.test(values.url) ? values.url : `https://${values.url}`;
    if (address !== '' && !URL.canParse(address)) misuse(`"${values.url}" is no address.`);
    return { file, address, isExplained: values.why };
  } catch (error) {
    misuse(error instanceof Error ? error.message : String(error));
  }
}

const { file, address: said, isExplained } = readArguments();
let bytes: Uint8Array;
try {
  bytes = await readFile(file);
} catch (error) {
  misuse(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}

// Loaded only now, so that a misuse is answered at once.
const { JSDOM } = await import('jsdom');
const { readText } = await import('../src/facebook/read-head.ts');
const { readPage } = await import('../src/facebook/read-page.ts');
const { lookReport } = await import('./read/look-report.ts');
const { savedPage } = await import('./read/saved-page.ts');

const { html, address } = savedPage(bytes, said);
const explain = isExplained ? (says: string) => console.error(`  ${says}`) : undefined;
if (isExplained) console.error('As a tree, as the content script reads an open tab:');
const look = readPage(new JSDOM(html).window.document, address, explain);
if (isExplained) {
  console.error('As text, as a re-read streams it:');
  console.error(`  ${JSON.stringify(lookReport(readText(html, address)))}`);
}
console.log(JSON.stringify(lookReport(look)));
