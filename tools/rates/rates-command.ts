import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type Command, Misuse } from '../command/command.ts';
import { rateLines } from './rate-lines.ts';
import { readRows } from './read-rows.ts';

const USAGE = `npm run --silent rates -- FILE.csv [--events]

FILE.csv has a heading with at, count and step, and if there are several series page_id and metric: an export of
Ebb is one. Instants are UTC like 2016-02-27T20:00:00.000Z; a step of 1 is an exact count. "-" reads standard
input. One line of JSON a sample, in order: the rate a minute as it was known then, negative for a loss, with the
ends of its 95 % interval; null while nothing could be said. Where the file is a span, the first row of a series
has what the filter knew before it under filter: the rates are then those of the whole series.

  --events   also tell what happened: bursts, gaps, jumps, changes of step`;

/** More bad rows than this are only counted. */
const MOST_NAMED = 20;
/** Lines are written in parts of about this many characters. */
const PART = 1 << 16;

const options = { events: { type: 'boolean', default: false } } as const;

/** `npm run rates`. */
export const ratesCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  takesWords: true,
  async run({ events }, [file, ...more], { input, out, err }) {
    if (file === undefined || more.length > 0) throw new Misuse('One file is read at a time.');
    const found = readRows(file === '-' ? await text(input) : await textOf(file));
    if ('bad' in found) {
      for (const { line, reason } of found.bad.slice(0, MOST_NAMED))
        err.write(`${file === '-' ? 'standard input' : file}, line ${line}: ${reason}\n`);
      if (found.bad.length > MOST_NAMED) err.write(`and ${found.bad.length - MOST_NAMED} more\n`);
      return 1;
    }
    let part = '';
    for (const line of rateLines(found.rows, events)) {
      part += `${JSON.stringify(line)}\n`;
      if (part.length < PART) continue;
      if (!out.write(part)) await once(out, 'drain');
      part = '';
    }
    out.write(part);
    return 0;
  },
};

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Misuse(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
