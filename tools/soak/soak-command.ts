import { build } from '../../build.mjs';
import { BROWSER_KINDS } from '../browsers/find-browser.ts';
import type { Command } from '../command/command.ts';
import { sayWait } from '../command/progress.ts';
import { oneOf, positive, wholeNumber } from '../command/typed-value.ts';
import { eveningPages } from '../replay/evening.ts';
import { MOODS } from '../replay/mood.ts';
import { setUp } from '../setup.ts';
import { sayVerdict } from '../torture/run-torture.ts';
import { judgeFigures, PROMISED } from './judge-figures.ts';
import { again, runSoak, sayHeld, TEN_PAGES } from './run-soak.ts';

const USAGE = `npm run soak -- [options]

Hours of measuring, and whether anything grew that should not, or stood still.

  --hours NUMBER               how long; a minute unless told
  --seed NUMBER                other faults; 1 unless told
  --interval SECONDS           how often each Page is looked at; 1 unless told
  --close-ups                  two more Pages, in a close-up all the time
  --moods                      the site answers in another way every ten minutes: redirecting, throttled, walled …
  --browser chromium|firefox   which browser; chromium unless told`;

/** What is promised of a sample, its keys not counted. */
const MOST_BYTES_A_SAMPLE = 24;
const HOUR_MS = 3_600_000;
/** All but `closed`, in which nothing can be measured. */
const SIX_MOODS = MOODS.filter((mood) => mood !== 'closed');

/** Those of which a close-up is taken beside the ten. */
const TWO_MORE = again(3, eveningPages.slice(0, 2));

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const options = {
  hours: { type: 'string', default: String(1 / 60) },
  seed: { type: 'string', default: '1' },
  interval: { type: 'string', default: '1' },
  'close-ups': { type: 'boolean', default: false },
  moods: { type: 'boolean', default: false },
  browser: { type: 'string', default: 'chromium' },
} as const;

/** `npm run soak`. */
export const soakCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run(values, _words, { out }) {
    const kind = oneOf('browser', BROWSER_KINDS, values.browser);
    const forMs = positive('number of hours', values.hours) * HOUR_MS;
    const seed = wholeNumber('seed', values.seed);
    const intervalMs = 1000 * positive('interval', values.interval);
    setUp([kind]);
    await build({ test: true });
    const say = (line: string): void => void out.write(`${line}\n`);
    say(`seed ${seed}, ${kind}`);
    const log = (line: string, leftMs: number): void => say(`${line}; about ${sayWait(leftMs)} left`);
    const result = await runSoak({
      kind,
      forMs,
      seed,
      intervalMs,
      log,
      ...(values.moods ? { moods: SIX_MOODS } : {}),
      ...(values['close-ups'] ? { pages: [...TWO_MORE, ...TEN_PAGES], closeUps: TWO_MORE.length } : {}),
    });
    const { verdict, longestPauseMs, samples, bytesPerSample, figures } = result;
    const grew = [
      ...result.grew,
      ...(bytesPerSample > MOST_BYTES_A_SAMPLE
        ? [`the store: ${bytesPerSample.toFixed(1)} bytes a sample`]
        : []),
    ];
    say(
      `${sayVerdict(verdict)}; ${samples} stored, ${bytesPerSample.toFixed(1)} bytes each; longest pause ${longestPauseMs} ms`,
    );
    const { short, chance } = judgeFigures(figures);
    const ofHundred = (share: number): string => (100 * share).toFixed(1);
    // Of no figures there is no share.
    const share = figures.some(({ looked }) => looked > 0)
      ? `: ${ofHundred(PROMISED - short)} of 100; ${ofHundred(PROMISED)} are promised, chance explains up to ${ofHundred(chance)} fewer`
      : '';
    say(sayHeld(figures) + share);
    for (const { what, slope } of result.slopes)
      say(
        `${what}: ${mebibytes(slope.perHour)} MiB an hour, between ${mebibytes(slope.low)} and ${mebibytes(slope.high)}`,
      );
    say(grew.length > 0 ? grew.join('\n') : 'nothing grew');
    const faults =
      Number(short > chance) +
      grew.length +
      verdict.lost +
      verdict.duplicated +
      verdict.invented +
      verdict.hidden;
    return faults > 0 ? 1 : 0;
  },
};
