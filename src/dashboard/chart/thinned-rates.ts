import { HOUR_MS } from '../../core/math/durations.ts';
import type { Bucket } from '../../core/series/bucket.ts';
import type { LevelMove } from '../../core/series/level-move.ts';
import { spanRates } from '../../core/series/span-rates.ts';
import { joinedRates, type RateColumns, rateColumns } from '../histories/recompute/rate-columns.ts';
import { rateCurve } from './rate-curve.ts';
import type { DenseCurve } from './thin-curve.ts';

/**
 * The rate a minute over all that is kept: where samples were thinned the mean of each hour with its interval, level
 * over the hour; after that what the filter said at each sample.
 * @param deviation standard deviation of a read; 0 for exact ones.
 * @param moves of the level at once; they are no part of a rate.
 */
export function wholeRateCurve(
  buckets: readonly Bucket[],
  deviation: number,
  rates: RateColumns,
  moves: readonly LevelMove[] = [],
): DenseCurve {
  const hours = spanRates(buckets, HOUR_MS, deviation, moves);
  if (hours.length === 0) return rateCurve(rates);
  const level = hours.flatMap(({ fromMs, toMs, value, low, high }) =>
    [fromMs, toMs].map((atMs) => ({ atMs, perMinute: value, low, high })),
  );
  // An hour that begins where the one before it ends goes on from it; else nobody looked in between.
  const breaks = hours.flatMap(({ toMs }, i) => (hours[i + 1]?.fromMs === toMs ? [] : [2 * i + 1]));
  const after = rateCurve(rates);
  const { atMs, perMinute, low, high } = joinedRates([rateColumns(level), rates]);
  return {
    atMs,
    lines: [perMinute, low, high],
    gaps: [...breaks, ...after.gaps.map((i) => i + level.length)],
  };
}
