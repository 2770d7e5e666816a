// Series made by hand, and what the filter says at each of their samples.

import { type FilterState, filterSample, startFilter } from '../../../../src/core/rate/filter/rate-filter.ts';
import type { FilterSample } from '../../../../src/core/rate/filter-sample.ts';
import type { Rate, RateEstimate } from '../../../../src/core/rate/rate.ts';
import type { RateEvent } from '../../../../src/core/rate/rate-event.ts';

export const EVENING_MS = Date.UTC(2016, 1, 27, 20);

/** Counts every `seconds`, from 8 in the evening of 27 February 2016 on. */
export const series = (counts: readonly number[], seconds = 30, step = 1): FilterSample[] =>
  counts.map((value, i) => ({ atMs: EVENING_MS + i * seconds * 1000, value, step }));

/** `length` counts from `from` on, each `by` more than the one before. */
export const steady = (from: number, by: number, length: number): number[] =>
  Array.from({ length }, (_, i) => from + by * i);

export interface Ran {
  readonly estimates: readonly RateEstimate[];
  readonly events: readonly RateEvent[];
  readonly state: FilterState;
}

export function run(samples: readonly FilterSample[], from: FilterState = startFilter()): Ran {
  const estimates: RateEstimate[] = [];
  const events: RateEvent[] = [];
  let state = from;
  for (const sample of samples) {
    const step = filterSample(state, sample);
    state = step.state;
    estimates.push(step.estimate);
    events.push(...step.events);
  }
  return { estimates, events, state };
}

export function rateOf(estimate: RateEstimate | undefined): Rate {
  if (estimate?.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(estimate)}`);
  return estimate;
}

export const lastRate = (samples: readonly FilterSample[]): Rate => rateOf(run(samples).estimates.at(-1));
