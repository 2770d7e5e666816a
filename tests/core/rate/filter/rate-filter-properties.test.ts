import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterSample, resumeFilter, startFilter } from '../../../../src/core/rate/filter/rate-filter.ts';
import type { FilterSample } from '../../../../src/core/rate/filter-sample.ts';
import type { RateEstimate } from '../../../../src/core/rate/rate.ts';

const SEED = 20_160_227;
const RUNS = { seed: SEED, numRuns: 25 };

/** Counts of a page as it may be: moving, jumping, jittering, rounded, with gaps, glitches and equal instants. */
const series = fc
  .record({
    startMs: fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) }),
    start: fc.integer({ min: 0, max: 9_000_000 }),
    step: fc.constantFrom(1, 1, 1, 100, 10_000),
    moves: fc.array(
      fc.record({
        seconds: fc.oneof(
          { weight: 8, arbitrary: fc.integer({ min: 10, max: 90 }) },
          { weight: 1, arbitrary: fc.constantFrom(0, 0.001, 7200) },
        ),
        by: fc.oneof(
          { weight: 8, arbitrary: fc.integer({ min: -300, max: 300 }) },
          { weight: 1, arbitrary: fc.integer({ min: -200_000, max: 200_000 }) },
        ),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  })
  .map(({ startMs, start, step, moves }): FilterSample[] => {
    let [atMs, count] = [startMs, start];
    return moves.map(({ seconds, by }) => {
      atMs += Math.round(seconds * 1000);
      count = Math.max(0, count + by);
      return { atMs, value: Math.floor(count / step) * step, step };
    });
  });

function estimates(samples: readonly FilterSample[]): RateEstimate[] {
  let state = startFilter();
  return samples.map((sample) => {
    const step = filterSample(state, sample);
    state = step.state;
    return step.estimate;
  });
}

describe(`the filter, for any series (seed ${SEED})`, () => {
  it('gives numbers, and an interval that holds its own estimate', () => {
    fc.assert(
      fc.property(series, (samples) => {
        for (const estimate of estimates(samples)) {
          if (estimate.kind === 'no-rate') continue;
          const { perMinute, perSecond, low, high, sinceMs, atMs, samples: count } = estimate;
          for (const x of [perMinute, low, high, sinceMs, atMs, count]) expect(Number.isFinite(x)).toBe(true);
          expect(low).toBeLessThanOrEqual(perMinute);
          expect(perMinute).toBeLessThanOrEqual(high);
          expect(low).toBeLessThan(high);
          expect(perSecond).toBeCloseTo(perMinute / 60, 12);
          expect(sinceMs).toBeLessThanOrEqual(atMs);
          expect(count).toBeGreaterThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  it('gives the same, later, when all instants are later by a constant', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 1e10 }), (samples, shiftMs) => {
        const later = samples.map((sample) => ({ ...sample, atMs: sample.atMs + shiftMs }));
        const shifted = estimates(samples).map((estimate) =>
          estimate.kind !== 'no-rate'
            ? {
                ...estimate,
                sinceMs: estimate.sinceMs + shiftMs,
                atMs: estimate.atMs + shiftMs,
                ...(estimate.kind === 'jump' ? { afterMs: estimate.afterMs + shiftMs } : {}),
              }
            : estimate.expectedAtMs === undefined
              ? estimate
              : { ...estimate, expectedAtMs: estimate.expectedAtMs + shiftMs },
        );
        expect(estimates(later)).toEqual(shifted);
      }),
      RUNS,
    );
  });

  it('gives the same when samples come twice', () => {
    fc.assert(
      fc.property(series, (samples) => {
        const twice = estimates(samples.flatMap((sample) => [sample, sample]));
        expect(twice.filter((_, i) => i % 2 === 1)).toEqual(estimates(samples));
      }),
      RUNS,
    );
  });

  it('gives the same to the last bit when it is stopped, stored and resumed anywhere', () => {
    fc.assert(
      fc.property(series, fc.nat({ max: 39 }), (samples, at) => {
        let state = startFilter();
        const through: RateEstimate[] = [];
        for (const [i, sample] of samples.entries()) {
          if (i === at % samples.length) {
            const resumed = resumeFilter(JSON.parse(JSON.stringify(state)));
            if (!resumed) throw new Error('Refused its own state');
            expect(resumed).toEqual(state);
            state = resumed;
          }
          const step = filterSample(state, sample);
          state = step.state;
          through.push(step.estimate);
        }
        expect(through).toEqual(estimates(samples));
      }),
      RUNS,
    );
  });

  it('gives half the rate when the same steady counts take twice the time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 200 }), (by) => {
        const rate = (seconds: number) => {
          const samples = Array.from({ length: 60 }, (_, i) => ({
            atMs: i * seconds * 1000,
            value: 1_000_000 - by * i,
            step: 1,
          }));
          const last = estimates(samples).at(-1);
          return last?.kind === 'rate' ? last.perMinute : Number.NaN;
        };
        expect(rate(30) / rate(60)).toBeCloseTo(2, 1);
      }),
      { seed: SEED, numRuns: 5 },
    );
  });
});
