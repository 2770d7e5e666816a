import { describe, expect, it } from 'vitest';
import { meanRate } from '../../../src/core/series/mean-rate.ts';

const T = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (minute: number, value: number, step = 1) => ({ atMs: T + minute * MINUTE, value, step });
const steady = Array.from({ length: 61 }, (_, i) => at(i, 900_000 - 140 * i));

describe('meanRate', () => {
  it('is total change over total time with the interval of a Poisson count', () => {
    const rate = meanRate(steady, T, T + HOUR, 0);
    const half = (1.96 * Math.sqrt(8400)) / 60;
    expect(rate?.value).toBe(-140);
    expect(rate?.low).toBeCloseTo(-140 - half, 12);
    expect(rate?.high).toBeCloseTo(-140 + half, 12);
  });

  it('counts events that cancel out', () => {
    const churn = Array.from({ length: 61 }, (_, i) => at(i, 900_000 + (i % 2) * 50));
    const rate = meanRate(churn, T, T + HOUR, 0);
    expect(rate?.value).toBe(0);
    expect(rate?.high).toBeCloseTo((1.96 * Math.sqrt(60 * 50)) / 60, 12);
  });

  it('is wider for reads that wobble and for rounded counts', () => {
    const exact = meanRate(steady, T, T + HOUR, 0);
    const wobbly = meanRate(steady, T, T + HOUR, 150);
    const rounded = meanRate(
      steady.map((sample) => ({ ...sample, step: 1000 })),
      T,
      T + HOUR,
      0,
    );
    expect(wobbly?.high).toBeCloseTo(-140 + (1.96 * Math.sqrt(8400 + 2 * 150 ** 2)) / 60, 12);
    expect(rounded?.high).toBeGreaterThan(exact?.high ?? 0);
  });

  it('is as wide as events, reads and rounding make it, and never without an event', () => {
    const flat = Array.from({ length: 61 }, (_, i) => at(i, 900_000));
    expect(meanRate(flat, T, T + HOUR, 0)?.high).toBeCloseTo(1.96 / 60, 12);
    // Each step of 1,000 is uniform: (1000² - 1) / 12 at either end.
    const rounded = steady.map((sample) => ({ ...sample, step: 1000 }));
    const half = (1.96 * Math.sqrt(8400 + 2 * (999_999 / 12))) / 60;
    expect(meanRate(rounded, T, T + HOUR, 0)?.low).toBeCloseTo(-140 - half, 12);
  });

  it('takes a count for the middle of what it stands for, where its ends are shown in different steps', () => {
    // 1.8M is any of 1,800,000 to 1,899,999, and 1,849,999.5 in the middle: 4,793.5 fewer in an hour.
    const exact = Array.from({ length: 60 }, (_, i) => at(i, 1_854_793));
    const rate = meanRate([...exact, at(60, 1_800_000, 100_000)], T, T + HOUR, 0);
    expect(rate?.value).toBeCloseTo(-4793.5 / 60, 9);
    expect(rate?.high).toBeGreaterThan(0);
  });

  it('counts of events that cancel out what exceeds six deviations of a read', () => {
    const churn = Array.from({ length: 61 }, (_, i) => at(i, 900_000 + (i % 2) * 50));
    // 60 turns of 50, of which 30 may be the reads: 60 × 20; and two reads of variance 25.
    expect(meanRate(churn, T, T + HOUR, 5)?.high).toBeCloseTo((1.96 * Math.sqrt(1200 + 50)) / 60, 12);
  });

  it('counts nothing of what came before the span or after it', () => {
    const flat = Array.from({ length: 61 }, (_, i) => at(i, 900_000));
    const around = [at(-2, 905_000), at(-1, 899_000), ...flat, at(61, 905_000), at(62, 900_000)];
    expect(meanRate(around, T, T + HOUR, 0)?.high).toBeCloseTo(1.96 / 60, 12);
  });

  it('is known where half was watched, to the instant', () => {
    expect(meanRate(steady.slice(0, 31), T, T + HOUR, 0)?.value).toBe(-140);
    expect(meanRate(steady.slice(0, 31), T, T + HOUR + 1, 0)).toBeUndefined();
  });

  it('is unknown where less than half was watched', () => {
    expect(meanRate(steady.slice(0, 25), T, T + HOUR, 0)).toBeUndefined();
    expect(meanRate([], T, T + HOUR, 0)).toBeUndefined();
  });
});
