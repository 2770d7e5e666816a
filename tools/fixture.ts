// `npm run fixture -- FILE [--url ADDRESS]`: a saved document -> a small one that reads the same, without
// scripts, names, pictures and tokens, to be looked over by hand and kept as a fixture.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { readPage } from '../src/facebook/read-page.ts';
import { lookReport } from './read/look-report.ts';
import { savedPage } from './read/saved-page.ts';
import { stripDocument } from './read/strip-document.ts';

const USAGE =
  'npm run --silent fixture -- FILE [--url ADDRESS] > tests/facebook/fixtures/page/YEAR-LANGUAGE-SHAPE/page.html';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string', default: '' } },
});
const [file] = positionals;
if (!file || positionals.length > 1) {
  console.error(USAGE);
  process.exit(2);
}
const bytes = await readFile(file).catch(() => undefined);
if (bytes === undefined) {
  console.error(`${file} cannot be read.\n${USAGE}`);
  process.exit(2);
}

const { html, address: said } = savedPage(bytes, values.url);
const { text, address } = stripDocument(html, said);
const before = lookReport(readPage(new JSDOM(html).window.document, said));
const after = lookReport(readPage(new JSDOM(text).window.document, address));
console.log(text);
console.error(`address to read it at: ${address || '(none: the document’s own)'}`);
console.error(`before: ${JSON.stringify(before.readings)} ${before.obstacle?.kind ?? ''}`);
console.error(`after:  ${JSON.stringify(after.readings)} ${after.obstacle?.kind ?? ''}`);
const isSame =
  JSON.stringify(before.readings) === JSON.stringify(after.readings) &&
  before.obstacle?.kind === after.obstacle?.kind;
console.error(
  isSame
    ? 'Both read the same. Look it over by hand before it is kept: whose words are still in it?'
    : 'They do not read the same: what the reader went by was stripped.',
);
process.exit(isSame ? 0 : 1);
