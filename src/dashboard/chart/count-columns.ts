import { findGaps } from '../../core/series/gaps.ts';

/**
 * The counts of one series in time order, column by column: a month of one Page is near ninety thousand of them,
 * and a chart goes over them at every zoom.
 */
export interface CountColumns {
  /** Milliseconds since 1970 UTC, ascending. */
  readonly atMs: Float64Array;
  readonly value: Float64Array;
  /** The index of the sample before each gap, ascending. */
  readonly gaps: readonly number[];
}

/** @param counts in time order. */
export function countColumns(
  counts: readonly { readonly atMs: number; readonly value: number }[],
): CountColumns {
  const atMs = new Float64Array(counts.length);
  const value = new Float64Array(counts.length);
  for (const [i, count] of counts.entries()) {
    atMs[i] = count.atMs;
    value[i] = count.value;
  }
  return { atMs, value, gaps: findGaps(atMs) };
}

/** The first index whose value is at least `wanted`; the length if none is. `ascending` is sorted. */
export function lowerBound(ascending: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
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
