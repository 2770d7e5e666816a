import { lowerBound } from '../../core/math/lower-bound.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import { paceOf, relay } from '../../core/pool/relay.ts';
import { columnsBetween, type SampleColumns } from '../../core/series/sample-columns.ts';
import { lossCurve } from '../chart/loss-curve.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import { type CountColumns, thinnedColumns } from '../histories/count-columns.ts';
import { joinedRates, type RateColumns, rateSlice } from '../histories/recompute/rate-columns.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';

/** What one other observer shared of a series, and its rates as far as they were worked out. */
export interface RelayObserver {
  readonly observer: ObserverId;
  readonly columns: SampleColumns;
  readonly rates: RateColumns;
}

/** What others saw while one was not looking, as a chart draws it: apart from one's own. */
export interface RelayCurves {
  /** Who stands in, by name. */
  readonly observers: readonly ObserverId[];
  /** Like `lossCurve`'s, broken between two observers. */
  readonly counts: DenseCurve;
  /** Lines `[rate, low, high]`: each stretch by the filter over its own observer's samples. */
  readonly rates: DenseCurve;
}

/** @param baseline the count from which losses are told. @returns nothing where nobody stands in. */
export function relayCurves(
  own: Pick<SeriesHistory, 'buckets' | 'columns'>,
  others: readonly RelayObserver[],
  baseline: number,
  nowMs: number,
): RelayCurves | undefined {
  const { atMs } = own.columns;
  // What was thinned is no gap, though its points are far apart.
  const fromMs = own.buckets.length > 0 ? (atMs[0] ?? nowMs) : 0;
  const stretches = relay(
    atMs,
    others.map(({ observer, columns }) => ({ observer, atMs: columns.atMs })),
    paceOf(atMs),
    fromMs,
    nowMs,
  );
  const parts = stretches.flatMap(({ observer, from, to }) => {
    const one = others.find((other) => other.observer === observer);
    if (!one) return [];
    const counts = thinnedColumns([], columnsBetween(one.columns, from, to));
    return [{ observer, counts, rates: ratesWithin(one.rates, counts) }];
  });
  if (parts.length === 0) return undefined;
  const counts = joinedCounts(parts.map((part) => part.counts));
  const { atMs: ratedMs, perMinute, low, high } = joinedRates(parts.map(({ rates }) => rates));
  return {
    observers: [...new Set(parts.map(({ observer }) => observer))].sort(),
    counts: lossCurve(counts, baseline, 'absolute'),
    rates: { atMs: ratedMs, lines: [perMinute, low, high], gaps: endsOf(parts.map(({ rates }) => rates)) },
  };
}

function ratesWithin(rates: RateColumns, { atMs }: CountColumns): RateColumns {
  const from = lowerBound(rates.atMs, atMs[0] ?? 0);
  return rateSlice(rates, from, lowerBound(rates.atMs, (atMs[atMs.length - 1] ?? 0) + 1));
}

function joinedCounts(parts: readonly CountColumns[]): CountColumns {
  const length = parts.reduce((sum, { atMs }) => sum + atMs.length, 0);
  const [atMs, value] = [new Float64Array(length), new Float64Array(length)];
  const gaps: number[] = [];
  let at = 0;
  for (const part of parts) {
    atMs.set(part.atMs, at);
    value.set(part.value, at);
    for (const gap of part.gaps) gaps.push(gap + at);
    at += part.atMs.length;
    gaps.push(at - 1);
  }
  return { atMs, value, gaps };
}

/** The last index of each part, once they stand behind each other. */
function endsOf(parts: readonly { readonly atMs: ArrayLike<number> }[]): number[] {
  let at = 0;
  return parts.flatMap(({ atMs }) => {
    at += atMs.length;
    return atMs.length > 0 ? [at - 1] : [];
  });
}
