import { build } from '../../build.mjs';
import { BROWSER_KINDS } from '../browsers/find-browser.ts';
import type { Command } from '../command/command.ts';
import { progressOf } from '../command/progress.ts';
import { oneOf, wholeNumber } from '../command/typed-value.ts';
import { setUp } from '../setup.ts';
import { runTorture, sayVerdict } from './run-torture.ts';

const USAGE = `npm run torture -- [options]

What befalls browsers in weeks, in minutes, and whether the history is whole after it.

  --rounds NUMBER              how many faults; 20 unless told
  --seed NUMBER                another order of them; the present minute unless told
  --browser chromium|firefox   which browser; chromium unless told`;

const options = {
  rounds: { type: 'string', default: '20' },
  seed: { type: 'string', default: String(Math.floor(Date.now() / 60_000)) },
  browser: { type: 'string', default: 'chromium' },
} as const;

/** `npm run torture`. */
export const tortureCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run(values, _words, { out }) {
    const kind = oneOf('browser', BROWSER_KINDS, values.browser);
    const rounds = wholeNumber('number of rounds', values.rounds);
    const seed = wholeNumber('seed', values.seed);
    setUp([kind]);
    await build({ test: true });
    out.write(`seed ${seed}, ${kind}\n`);
    const log = (line: string): void => void out.write(`${line}\n`);
    const progress = progressOf(rounds);
    const verdict = await runTorture({ kind, rounds, seed, log, ended: (round) => log(progress(round)) });
    out.write(`${sayVerdict(verdict)}\n`);
    return verdict.lost + verdict.duplicated + verdict.invented + verdict.hidden > 0 ? 1 : 0;
  },
};
