import { readFile } from 'node:fs/promises';
import { type Command, Misuse } from '../command/command.ts';

const USAGE = `npm run --silent read -- FILE [--url ADDRESS] [--why]

A saved document -> what Ebb reads in it, as one line of JSON.

  FILE    a saved page of facebook.com: HTML in any encoding, one file (.mhtml), packed (.gz), or as an archive
          of the web has it
  --url   the address it was saved from; without it the file's own word is taken
  --why   also tell, on stderr, what each reader saw and why it was or was not taken`;

const options = {
  url: { type: 'string', default: '' },
  why: { type: 'boolean', default: false },
} as const;

/** `npm run read`. */
export const readCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  takesWords: true,
  async run({ url, why }, [file, ...more], { out, err }) {
    if (!file || more.length > 0) throw new Misuse('One file is read at a time.');
    const said = url === '' || /^\w+:/.test(url) ? url : `https://${url}`;
    if (said !== '' && !URL.canParse(said)) throw new Misuse(`"${url}" is no address.`);
    const bytes = await bytesOf(file);

    // Loaded only now, so that a misuse is answered at once.
    const { JSDOM } = await import('jsdom');
    const { readText } = await import('../../src/facebook/read-head.ts');
    const { readPage } = await import('../../src/facebook/read-page.ts');
    const { lookReport } = await import('./look-report.ts');
    const { savedPage } = await import('./saved-page.ts');

    const { html, address } = savedPage(bytes, said);
    const explain = (says: string): void => void err.write(`  ${says}\n`);
    if (why) err.write('As a tree, as the content script reads an open tab:\n');
    const look = readPage(new JSDOM(html).window.document, address, why ? explain : undefined);
    if (why) {
      err.write('As text, as a re-read streams it:\n');
      explain(JSON.stringify(lookReport(readText(html, address))));
    }
    out.write(`${JSON.stringify(lookReport(look))}\n`);
    return 0;
  },
};

/** What a file holds. @throws Misuse where it cannot be read. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Misuse(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
