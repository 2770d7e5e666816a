import { type Command, Misuse } from '../command/command.ts';
import { bytesOf } from './read-command.ts';

const USAGE = `npm run --silent fixture -- FILE [--url ADDRESS] > tests/facebook/fixtures/page/YEAR-LANGUAGE-SHAPE/page.html

A saved document -> a small one that reads the same, without scripts, names, pictures and tokens, to be looked over
by hand and kept as a fixture.

  FILE    a saved page of facebook.com, as \`npm run read\` takes it
  --url   the address it was saved from; without it the file's own word is taken`;

const options = { url: { type: 'string', default: '' } } as const;

/** `npm run fixture`. */
export const fixtureCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  takesWords: true,
  async run({ url }, [file, ...more], { out, err }) {
    if (!file || more.length > 0) throw new Misuse('One file is made smaller at a time.');
    const bytes = await bytesOf(file);

    // Loaded only now, so that a misuse is answered at once.
    const { JSDOM } = await import('jsdom');
    const { readPage } = await import('../../src/facebook/read-page.ts');
    const { lookReport } = await import('./look-report.ts');
    const { savedPage } = await import('./saved-page.ts');
    const { stripDocument } = await import('./strip-document.ts');

    const { html, address: said } = savedPage(bytes, url);
    const { text, address } = stripDocument(html, said);
    const seenIn = (document: string, at: string): string => {
      const { readings, obstacle } = lookReport(readPage(new JSDOM(document).window.document, at));
      return `${JSON.stringify(readings)} ${obstacle?.kind ?? ''}`;
    };
    const [before, after] = [seenIn(html, said), seenIn(text, address)];
    out.write(`${text}\n`);
    err.write(
      `address to read it at: ${address || '(none: the document’s own)'}\nbefore: ${before}\nafter:  ${after}\n`,
    );
    err.write(
      before === after
        ? 'Both read the same. Look it over by hand before it is kept: whose words are still in it?\n'
        : 'They do not read the same: what the reader went by was stripped.\n',
    );
    return before === after ? 0 : 1;
  },
};
