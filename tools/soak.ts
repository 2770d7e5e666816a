// `npm run soak`: hours of measuring, and whether anything grew that should not, or stood still.
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { BROWSER_KINDS } from './browsers/find-browser.ts';
import { SetupError, setUp } from './setup.ts';
import { judgeFigures, PROMISED } from './soak/judge-figures.ts';
import { runSoak, sayHeld } from './soak/run-soak.ts';
import { sayVerdict } from './torture/run-torture.ts';

const USAGE = `npm run soak -- [options]

  --hours NUMBER               how long; a minute unless told
  --seed NUMBER                other faults; 1 unless told
  --browser chromium|firefox   which browser; chromium unless told`;

/** What is promised of a sample, its keys not counted. */
const MOST_BYTES_A_SAMPLE = 24;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      hours: { type: 'string', default: String(1 / 60) },
      seed: { type: 'string', default: '1' },
      browser: { type: 'string', default: 'chromium' },
    },
  });
  const kind = BROWSER_KINDS.find((known) => known === values.browser);
  const [hours, seed] = [Number(values.hours), Number(values.seed)];
  if (!kind || !(hours > 0) || !Number.isSafeInteger(seed)) {
    console.error(USAGE);
    return 2;
  }
  setUp([kind]);
  await build({ test: true });
  console.log(`seed ${seed}, ${kind}`);
  const result = await runSoak({ kind, forMs: hours * 3_600_000, seed, log: console.log });
  const { verdict, longestPauseMs, samples, bytesPerSample, figures } = result;
  const grew = [
    ...result.grew,
    ...(bytesPerSample > MOST_BYTES_A_SAMPLE
      ? [`the store: ${bytesPerSample.toFixed(1)} bytes a sample`]
      : []),
  ];
  console.log(
    `${sayVerdict(verdict)}; ${samples} stored, ${bytesPerSample.toFixed(1)} bytes each; longest pause ${longestPauseMs} ms`,
  );
  const { short, chance } = judgeFigures(figures);
  const ofHundred = (share: number): string => (100 * share).toFixed(1);
  // Of no figures there is no share.
  const share = figures.some(({ looked }) => looked > 0)
    ? `: ${ofHundred(PROMISED - short)} of 100; ${ofHundred(PROMISED)} are promised, chance explains up to ${ofHundred(chance)} fewer`
    : '';
  console.log(sayHeld(figures) + share);
  console.log(grew.length > 0 ? grew.join('\n') : 'nothing grew');
  return Number(short > chance) + grew.length + verdict.lost + verdict.duplicated + verdict.invented > 0
    ? 1
    : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
