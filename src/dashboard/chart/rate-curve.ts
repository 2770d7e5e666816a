import type { Rate } from '../../core/rate/rate.ts';
import { type FilterSample, type FilterState, filterSample } from '../../core/rate/rate-filter.ts';
import { findGaps } from '../../core/series/gaps.ts';
import type { DenseCurve } from './thin-curve.ts';

/** Rates of the past, and the state to go on from. */
export interface RateReplay {
  readonly state: FilterState;
  /** In time order; samples at which there was no rate yet are not among them. */
  readonly rates: readonly Rate[];
}

/**
 * What the filter said at each sample, knowing only what came before. The same samples give the same rates to
 * the last digit however they are cut into parts, here and where somebody recomputes an export.
 * @param state `startFilter()` before the first sample of the series, else that of the part before.
 */
export function replayRates(state: FilterState, samples: readonly FilterSample[]): RateReplay {
  let last = state;
  const rates: Rate[] = [];
  for (const sample of samples) {
    const step = filterSample(last, sample);
    last = step.state;
    if (step.estimate.kind === 'rate' && step.estimate.atMs === sample.atMs) rates.push(step.estimate);
  }
  return { state: last, rates };
}

/** The rate a minute with the ends of its interval, losses upwards as on every chart: lines `[rate, low, high]`. */
export function rateCurve(rates: readonly Rate[]): DenseCurve {
  const atMs = Float64Array.from(rates, (rate) => rate.atMs);
  return {
    atMs,
    lines: [
      Float64Array.from(rates, (rate) => -rate.perMinute),
      Float64Array.from(rates, (rate) => -rate.high),
      Float64Array.from(rates, (rate) => -rate.low),
    ],
    gaps: findGaps(atMs),
  };
}
