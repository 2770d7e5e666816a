import { describe, expect, it } from 'vitest';
import { filterSample } from '../../../../src/core/rate/filter/rate-filter.ts';
import { Random } from '../../../../tools/bench/random.ts';
import { EVENING_MS, lastRate, rateOf, run, series, steady } from './filtered-series.ts';

describe('clocks', () => {
  const samples = series(steady(100_000, -10, 30));

  it('a sample not later than the last changes nothing', () => {
    const { state } = run(samples);
    const last = samples.at(-1);
    if (!last) throw new Error('No sample');
    const again = filterSample(state, last);
    expect(again.state).toEqual(state);
    expect(again.events).toEqual([]);
    const early = filterSample(state, { atMs: last.atMs - 1000, value: 5, step: 1 });
    expect(early.estimate).toEqual(again.estimate);
  });

  it('an exact count that comes within 5 s of the last is not taken in, the next one is', () => {
    const { state, estimates } = run(series(steady(1_000_000, -60, 20)));
    const [last] = series([1_000_000 - 60 * 19]).map((one) => ({ ...one, atMs: EVENING_MS + 19 * 30_000 }));
    if (!last) throw new Error('No sample');
    const soon = filterSample(state, { ...last, atMs: last.atMs + 4999, value: last.value - 5000 });
    expect(soon.estimate).toEqual(estimates.at(-1));
    const next = { ...last, atMs: last.atMs + 30_000, value: last.value - 60 };
    expect(filterSample(soon.state, next)).toEqual(filterSample(state, next));
    expect(filterSample(state, { ...last, atMs: last.atMs + 5000 }).state).not.toEqual(state);
  });

  it('reads every second tell as much as reads every 15 s', () => {
    const random = new Random(20_160_227);
    const counts = [3_204_671];
    for (let second = 0; second < 7200; second++)
      counts.push((counts.at(-1) ?? 0) + random.poisson(14 / 60) - random.poisson(12 / 60));
    const width = (every: number) => {
      const rate = lastRate(
        series(
          counts.filter((_, second) => second % every === 0),
          every,
        ),
      );
      return rate.high - rate.low;
    };
    expect(width(1)).toBeLessThan(1.7 * width(15));
  });

  it('a clock set back by an hour costs one sample and no jump of the rate', () => {
    const back = samples.map((sample, i) => ({
      atMs: sample.atMs + 30 * 30_000 - 3_600_000,
      value: 100_000 - 10 * (30 + i),
      step: 1,
    }));
    const { estimates } = run([...samples, ...back]);
    for (const estimate of estimates.slice(31)) expect(rateOf(estimate).perMinute).toBeCloseTo(-20, -1);
    const rate = rateOf(estimates.at(-1));
    expect(rate.atMs).toBe(back.at(-1)?.atMs);
    expect(rate.sinceMs).toBeLessThanOrEqual(rate.atMs);
  });

  it('what happened in a gap of a year is not said to have happened at once', () => {
    const after = series(steady(2_250_000, -70, 41)).map((one) => ({
      ...one,
      atMs: one.atMs + 365 * 86_400_000,
    }));
    const { events, estimates } = run([...samples, ...after]);
    expect(events).toEqual([]);
    expect(rateOf(estimates.at(-1)).perMinute).toBeCloseTo(-140, 0);
  });

  it('a gap of ten hours leaves a figure that says how little is known', () => {
    const last = samples.at(-1)?.atMs ?? 0;
    const rate = lastRate([...samples, { atMs: last + 36_000_000, value: 90_000, step: 1 }]);
    expect(rate.high - rate.low).toBeGreaterThan(5);
    expect(Number.isFinite(rate.low) && Number.isFinite(rate.high)).toBe(true);
  });
});
