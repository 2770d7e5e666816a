import { FilterRun } from '../../../core/rate/filter/filter-run.ts';
import type { FilterSample } from '../../../core/rate/filter-sample.ts';
import { noRates, type RateColumns, rateSlice } from './rate-columns.ts';

/**
 * One run of the filter over a series from its first sample on: the rate at each, knowing only what came before.
 * Samples without a rate so far, or right after a jump, are left out. The same samples give the same rates to the
 * last digit however they are cut into parts, here, in the background and where somebody recomputes an export.
 */
export class Recomputation {
  readonly #run = new FilterRun();

  /** @param samples those that follow the ones already given, in time order. */
  next(samples: readonly FilterSample[]): RateColumns {
    const rates = noRates(samples.length);
    let known = 0;
    for (const sample of samples) {
      this.#run.sample(sample);
      const rate = this.#run.estimate();
      if (rate.kind === 'no-rate' || rate.kind === 'jump' || rate.atMs !== sample.atMs) continue;
      rates.atMs[known] = rate.atMs;
      rates.perMinute[known] = rate.perMinute;
      rates.low[known] = rate.low;
      rates.high[known] = rate.high;
      known++;
    }
    return rateSlice(rates, 0, known);
  }
}
