import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { rateLines } from './rates/rate-lines.ts';
import { readRows } from './rates/read-rows.ts';

const USAGE = `npm run --silent rates -- FILE.csv [--events]

FILE.csv has a heading with at, count and step, and if there are several series page_id and metric: an export of
Ebb is one. Instants are UTC like 2016-02-27T20:00:00.000Z; a step of 1 is an exact count. "-" reads standard
input. One line of JSON a sample, in order: the rate a minute as it was known then, negative for a loss, with the
ends of its 95 % interval; null while nothing could be said. Where the file is a span, the first row of a series
has what the filter knew before it under filter: the rates are then those of the whole series.`;

/** More bad rows than this are only counted. */
const MOST_NAMED = 20;
/** Lines are written in parts of about this many characters. */
const PART = 1 << 16;

const { values, positionals } = parseArgs({
  options: { events: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [file, ...more] = positionals;
if (values.help || file === undefined || more.length > 0) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

const found = readRows(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'));
if ('bad' in found) {
  for (const { line, reason } of found.bad.slice(0, MOST_NAMED))
    console.error(`${file === '-' ? 'standard input' : file}, line ${line}: ${reason}`);
  if (found.bad.length > MOST_NAMED) console.error(`and ${found.bad.length - MOST_NAMED} more`);
  process.exit(1);
}

// Whoever reads may have enough: then there is nothing left to do.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
let part = '';
for (const line of rateLines(found.rows, values.events)) {
  part += `${JSON.stringify(line)}\n`;
  if (part.length < PART) continue;
  if (!process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  part = '';
}
process.stdout.write(part);
