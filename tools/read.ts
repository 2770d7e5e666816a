import { readFile } from 'node:fs/promises';
import { JSDOM } from 'jsdom';
import { readPage } from '../src/readers/read-page.ts';

const USAGE = 'npm run --silent read -- FILE [--url ADDRESS]';

const [file, ...rest] = process.argv.slice(2);
const at = rest.indexOf('--url');
const address = at >= 0 ? rest[at + 1] : '';
if (!file || address === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const { document } = new JSDOM(await readFile(file, 'utf8')).window;
const look = readPage(document, address);
console.log(
  JSON.stringify({
    page: look.page ?? null,
    language: look.language,
    readings:
      look.kind === 'readings'
        ? look.readings.map(({ metric, count, reader }) => ({ metric, ...count, reader }))
        : [],
    obstacle: look.kind === 'obstacle' ? look.obstacle : null,
  }),
);
