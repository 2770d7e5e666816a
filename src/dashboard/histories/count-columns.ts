import { MINUTE_MS } from '../../core/math/durations.ts';
import { lowerBound } from '../../core/math/lower-bound.ts';
import type { Bucket } from '../../core/series/bucket.ts';
import { findGaps } from '../../core/series/gaps.ts';
import type { SampleColumns } from '../../core/series/sample-columns.ts';

/**
 * The counts of one series in time order, column by column: a month of one Page is near ninety thousand of them,
 * and a chart goes over them at every zoom.
 */
export interface CountColumns {
  /** Milliseconds since 1970 UTC, ascending. */
  readonly atMs: Float64Array;
  readonly value: Float64Array;
  /** The index of the sample before each gap, or before another step of the counter, ascending. */
  readonly gaps: readonly number[];
}

/**
 * The counts of a series whose older part was thinned: of every minute or hour its first, lowest, highest and last
 * count, then the samples. The lowest and highest stand inside it, as it is not known when they were. Where a counter
 * begins to be shown in other steps the line breaks: between 1,854,793 and 1.8M nothing was lost.
 * @param buckets in time order, of one width or of several, the wider ones earlier.
 * @param samples in time order, later than the buckets.
 */
export function thinnedColumns(
  buckets: readonly Bucket[],
  samples: Pick<SampleColumns, 'atMs' | 'value' | 'step'>,
): CountColumns {
  const later = { atMs: samples.atMs, value: samples.value, gaps: breaksOf(samples) };
  if (buckets.length === 0) return later;
  const points: { atMs: number; value: number }[] = [];
  const gaps: number[] = [];
  for (const [i, bucket] of buckets.entries()) {
    const before = buckets[i - 1];
    if (before && (isApart(before, bucket) || before.step !== bucket.step)) gaps.push(points.length - 1);
    points.push(...bucketPoints(bucket));
  }
  const thinned = points.length;
  const last = buckets.at(-1);
  const isBroken =
    last &&
    ((samples.atMs[0] ?? last.lastMs) - last.lastMs > LONGEST_PAUSE_MS ||
      (samples.step[0] ?? last.step) !== last.step);
  if (isBroken) gaps.push(thinned - 1);
  return {
    atMs: joined(
      points.map(({ atMs }) => atMs),
      later.atMs,
    ),
    value: joined(
      points.map(({ value }) => value),
      later.value,
    ),
    gaps: [...gaps, ...later.gaps.map((i) => i + thinned)],
  };
}

/** Gaps, and where the step changes. By index: it is gone through before the first chart is drawn. */
function breaksOf({ atMs, step }: Pick<SampleColumns, 'atMs' | 'step'>): number[] {
  const gaps = findGaps(atMs);
  const changes: number[] = [];
  for (let i = 0; i + 1 < step.length; i++) if (step[i] !== step[i + 1]) changes.push(i);
  return changes.length === 0 ? gaps : [...new Set([...gaps, ...changes])].sort((a, b) => a - b);
}

function joined(before: readonly number[], after: Float64Array): Float64Array {
  const all = new Float64Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}

const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/** Whether nobody was looking between two buckets: longer than the longest interval with a read or two missed. */
const isApart = (before: Bucket, after: Bucket): boolean => after.firstMs - before.lastMs > LONGEST_PAUSE_MS;

function bucketPoints(bucket: Bucket): { atMs: number; value: number }[] {
  const { firstMs, first, lastMs, last, lowest, highest } = bucket;
  if (firstMs === lastMs) return [{ atMs: firstMs, value: first }];
  const third = (lastMs - firstMs) / 3;
  // A falling course meets its highest first.
  const [early, late] = last <= first ? [highest, lowest] : [lowest, highest];
  const inner = [
    { atMs: firstMs + third, value: early },
    { atMs: firstMs + 2 * third, value: late },
  ].filter(({ value }) => value !== first && value !== last);
  return [{ atMs: firstMs, value: first }, ...inner, { atMs: lastMs, value: last }];
}

/** The part from an instant on. */
export function since({ atMs, value, gaps }: CountColumns, fromMs: number): CountColumns {
  const from = lowerBound(atMs, fromMs);
  return {
    atMs: atMs.subarray(from),
    value: value.subarray(from),
    gaps: gaps.slice(lowerBound(gaps, from)).map((i) => i - from),
  };
}
