import type { FilterSample } from '../../src/core/rate/filter-sample.ts';
import type { Random } from './random.ts';

/** A day's worth and more between samples, and counts up to 2^53: nothing that a page would do. */
const LONGEST_SECONDS = 2_000_000;
const HIGHEST = 1e15;

const SPACINGS: readonly ((random: Random) => number)[] = [
  (random) => random.between(1, 90),
  (random) => random.logBetween(1, LONGEST_SECONDS),
  (random) => random.pick([30, 60, 18_000, 604_800]),
  (random) => random.logBetween(5, 60_000),
  (random) => (random.uniform() < 0.9 ? random.between(10, 60) : random.logBetween(3600, LONGEST_SECONDS)),
];

/** A series of any spacing, from seconds to weeks, and any counts: what the filter must survive. 4 to 30 samples. */
export function anySeries(random: Random): FilterSample[] {
  const spacing = random.pick([SPACINGS[0] ?? (() => 1), ...SPACINGS.slice(1)]);
  const isWild = random.uniform() < 0.2;
  const mixesSteps = random.uniform() < 0.2;
  const step = random.pick([1, 1, 1, 10, 100, 1000, 10_000, 100_000]);
  const rate = random.normal() * random.logBetween(0.001, 300);
  const leap = random.logBetween(1, 1e9);
  let atMs = Math.round(1.4e12 + random.uniform() * 4e11);
  let count = Math.round(random.logBetween(1, 1e9));
  return Array.from({ length: 4 + Math.floor(random.uniform() * 27) }, () => {
    const seconds = spacing(random);
    atMs += Math.max(1, Math.round(seconds * 1000));
    const deviation = random.uniform() < 0.1 ? leap : Math.sqrt(Math.abs(rate * seconds) + 1);
    count = isWild
      ? Math.round(random.logBetween(1, HIGHEST))
      : Math.round(count + rate * seconds + deviation * random.normal());
    count = Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, count));
    const shown = mixesSteps ? random.pick([1, 100, 1000]) : step;
    return { atMs, value: Math.floor(count / shown) * shown, step: shown };
  });
}
