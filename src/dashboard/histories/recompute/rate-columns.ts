/**
 * What the filter said at each sample, column by column: a month of one Page is near ninety thousand rates, which
 * come from another thread. All of one length.
 */
export interface RateColumns {
  /** The sample each speaks of, milliseconds since 1970 UTC, ascending. */
  readonly atMs: Float64Array<ArrayBuffer>;
  /** A minute, with the ends of its 95 % interval; negative is loss. */
  readonly perMinute: Float64Array<ArrayBuffer>;
  readonly low: Float64Array<ArrayBuffer>;
  readonly high: Float64Array<ArrayBuffer>;
}

export const noRates = (length = 0): RateColumns => ({
  atMs: new Float64Array(length),
  perMinute: new Float64Array(length),
  low: new Float64Array(length),
  high: new Float64Array(length),
});

/** Rates in time order as columns. */
export const rateColumns = (
  rates: readonly { atMs: number; perMinute: number; low: number; high: number }[],
): RateColumns => ({
  atMs: Float64Array.from(rates, ({ atMs }) => atMs),
  perMinute: Float64Array.from(rates, ({ perMinute }) => perMinute),
  low: Float64Array.from(rates, ({ low }) => low),
  high: Float64Array.from(rates, ({ high }) => high),
});

/** Several stretches as one, in the order they are given. */
export function joinedRates(parts: readonly RateColumns[]): RateColumns {
  const all = noRates(parts.reduce((sum, { atMs }) => sum + atMs.length, 0));
  let at = 0;
  for (const { atMs, perMinute, low, high } of parts) {
    all.atMs.set(atMs, at);
    all.perMinute.set(perMinute, at);
    all.low.set(low, at);
    all.high.set(high, at);
    at += atMs.length;
  }
  return all;
}

/** The stretch between two indices, in the same memory. */
export const rateSlice = (
  { atMs, perMinute, low, high }: RateColumns,
  from: number,
  to?: number,
): RateColumns => ({
  atMs: atMs.subarray(from, to),
  perMinute: perMinute.subarray(from, to),
  low: low.subarray(from, to),
  high: high.subarray(from, to),
});
