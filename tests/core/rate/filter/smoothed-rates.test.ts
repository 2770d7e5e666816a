import { describe, expect, it } from 'vitest';
import { filterSample, startFilter } from '../../../../src/core/rate/filter/rate-filter.ts';
import { smoothedRates } from '../../../../src/core/rate/filter/smoothed-rates.ts';

/** A quiet half hour, then 3 lost a second; every 30 s. */
const samples = Array.from({ length: 121 }, (_, i) => ({
  atMs: Date.UTC(2016, 1, 27, 20) + i * 30_000,
  value: 1_000_000 - (i % 3 === 0 ? 1 : 0) - 90 * Math.max(0, i - 60),
  step: 1,
}));
const curve = smoothedRates(samples);

const live = () => {
  let state = startFilter();
  return samples.map((sample) => {
    const step = filterSample(state, sample);
    state = step.state;
    return step.estimate;
  });
};

describe('smoothed rates', () => {
  it('is marked, and gives a rate for every sample, the first ones too', () => {
    expect(curve.map(({ atMs }) => atMs)).toEqual(samples.map(({ atMs }) => atMs));
    expect(new Set(curve.map(({ kind }) => kind))).toEqual(new Set(['smoothed']));
    for (const { perMinute, low, high } of curve) {
      expect(low).toBeLessThanOrEqual(perMinute);
      expect(perMinute).toBeLessThanOrEqual(high);
    }
  });

  it('knows the rates on both sides of a change better than it was known live', () => {
    for (const i of [20, 50, 66, 80, 100]) {
      const truth = i < 60 ? 0 : -180;
      expect(Math.abs((curve[i]?.perMinute ?? Number.NaN) - truth)).toBeLessThan(8);
    }
    const estimate = live()[70];
    const then = estimate?.kind === 'rate' ? estimate.high - estimate.low : 0;
    const now = (curve[70]?.high ?? 0) - (curve[70]?.low ?? 0);
    expect(now).toBeLessThan(then);
  });

  it('covers both rates where one gives way to the other', () => {
    const around = curve.slice(59, 62);
    expect(Math.min(...around.map(({ low }) => low))).toBeLessThan(-150);
    expect(Math.max(...around.map(({ high }) => high))).toBeGreaterThan(-5);
  });

  it('leaves the live figures as they were', () => {
    const before = live();
    smoothedRates(samples);
    expect(live()).toEqual(before);
  });

  it('of nothing is nothing', () => {
    expect(smoothedRates([])).toEqual([]);
    expect(smoothedRates(samples.slice(0, 1))).toEqual([]);
  });
});
