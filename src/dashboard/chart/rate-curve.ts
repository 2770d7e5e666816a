import type { FilterRun } from '../../core/rate/filter-run.ts';
import type { FilterSample } from '../../core/rate/filter-sample.ts';
import type { Rate } from '../../core/rate/rate.ts';
import { findGaps } from '../../core/series/gaps.ts';
import type { DenseCurve } from './thin-curve.ts';

/**
 * What the filter said at each sample, knowing only what came before; samples at which it said nothing yet have
 * none. The same samples give the same rates to the last digit however they are cut into parts, here, in the
 * background and where somebody recomputes an export.
 * @param run new before the first sample of the series; it goes on from part to part.
 */
export function replayRates(run: FilterRun, samples: readonly FilterSample[]): Rate[] {
  return samples.flatMap((sample) => {
    run.sample(sample);
    const rate = run.estimate();
    return rate.kind === 'rate' && rate.atMs === sample.atMs ? [rate] : [];
  });
}

type Figure = Pick<Rate, 'atMs' | 'perMinute' | 'low' | 'high'>;

/** The rate a minute with the ends of its interval, losses upwards as on every chart: lines `[rate, low, high]`. */
export function rateCurve(rates: readonly Figure[]): DenseCurve {
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
