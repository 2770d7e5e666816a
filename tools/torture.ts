// `npm run torture`: what befalls browsers in weeks, in minutes, and whether the history is whole after it.
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { BROWSER_KINDS } from './browsers/find-browser.ts';
import { SetupError, setUp } from './setup.ts';
import { runTorture, sayVerdict } from './torture/run-torture.ts';

const USAGE = `npm run torture -- [options]

  --rounds NUMBER              how many blows; 20 unless told
  --seed NUMBER                another order of them; the present minute unless told
  --browser chromium|firefox   which browser; chromium unless told`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Math.floor(Date.now() / 60_000)) },
      browser: { type: 'string', default: 'chromium' },
    },
  });
  const kind = BROWSER_KINDS.find((known) => known === values.browser);
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  if (!kind || !Number.isSafeInteger(rounds) || !Number.isSafeInteger(seed)) {
    console.error(USAGE);
    return 2;
  }
  setUp();
  await build({ test: true });
  console.log(`seed ${seed}, ${kind}`);
  const verdict = await runTorture({ kind, rounds, seed, log: console.log });
  console.log(sayVerdict(verdict));
  return verdict.lost + verdict.duplicated + verdict.invented > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
