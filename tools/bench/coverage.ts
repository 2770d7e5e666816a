import { parseArgs } from 'node:util';
import { FilterRun } from '../../src/core/rate/filter/filter-run.ts';
import { startReplay } from '../replay/replay.ts';

const FIRST_SEED = 1000;
const INTERVALS_MS = [15_000, 30_000, 60_000];
const MINUTE_MS = 60_000;
/** Of a new series the first half hour is left out; then an interval is looked at every other minute. */
const SETTLED_MS = 30 * MINUTE_MS;
const LOOK_EVERY_MS = 2 * MINUTE_MS;

interface Held {
  looked: number;
  held: number;
  width: number;
}

/**
 * `npm run bench -- coverage [--seeds N]`: how often the interval holds the rate of the present, over the replay's
 * last three hours with all their jumps and bursts. Intervals that follow each other share their samples, so one
 * evening says little: many are needed. The truth is the mean intensity of the last minute, which no figure of the
 * estimator enters.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seeds: { type: 'string', default: '40' } },
    strict: false,
  });
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => FIRST_SEED + i);
  const found = new Map<string, Held>();
  for (const seed of seeds) {
    const replay = await startReplay({ seed, isLong: false });
    for (const intervalMs of INTERVALS_MS)
      for (const { vanity } of replay.pages) {
        const name = `${vanity}, every ${intervalMs / 1000} s`;
        const held = found.get(name) ?? { looked: 0, held: 0, width: 0 };
        found.set(name, held);
        const history = replay.history(vanity, 'likes', intervalMs);
        const run = new FilterRun();
        let nextMs = (history[0]?.atMs ?? 0) + SETTLED_MS;
        for (const { atMs, value } of history) {
          run.sample({ atMs, value, step: 1 });
          if (atMs < nextMs) continue;
          nextMs = atMs + LOOK_EVERY_MS;
          const rate = run.estimate();
          if (rate.kind !== 'rate') continue;
          const truth = replay.netPerMinute(vanity, 'likes', rate.atMs - MINUTE_MS, rate.atMs);
          held.looked += 1;
          held.held += Number(rate.low <= truth && truth <= rate.high);
          held.width += rate.high - rate.low;
        }
      }
    await replay.close();
  }
  console.log(`seeds ${seeds[0]} to ${seeds.at(-1)}`);
  console.table(
    [...found].map(([page, { looked, held, width }]) => ({
      page,
      looked,
      'held, of 100': Math.round((1000 * held) / looked) / 10,
      'width a minute': Math.round((10 * width) / looked) / 10,
    })),
  );
  const all = [...found.values()];
  const sum = (of: (held: Held) => number): number => all.reduce((total, one) => total + of(one), 0);
  console.log(
    `all: ${((100 * sum(({ held }) => held)) / sum(({ looked }) => looked)).toFixed(1)} of 100 (aim 95)`,
  );
}
