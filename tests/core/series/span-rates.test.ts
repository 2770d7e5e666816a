import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { bucketsOf } from '../../../src/core/series/bucket.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import { spanRates } from '../../../src/core/series/span-rates.ts';

const MIDNIGHT = Date.UTC(2016, 1, 27);
const DAY_MS = 24 * HOUR_MS;

/** A read a minute for so many hours, from a count on, by a rate a minute. */
const everyMinute = (fromMs: number, hours: number, count: number, perMinute: number, step = 1): Sample[] =>
  Array.from({ length: hours * 60 }, (_, i) => ({
    atMs: fromMs + i * MINUTE_MS,
    value: Math.floor((count + perMinute * i) / step) * step,
    step,
    reader: 'import',
  }));

describe('the mean rates of hours and days', () => {
  it('come from what is kept after thinning, with the interval of the events', () => {
    const samples = everyMinute(MIDNIGHT, 24, 2_000_000, -140);
    const hours = spanRates(bucketsOf(samples, HOUR_MS), HOUR_MS, 0);
    expect(hours).toHaveLength(24);
    for (const rate of hours) {
      expect(rate.value).toBeCloseTo(-140, 9);
      // 8,400 an hour (the first has 59 minutes): 1.96 sqrt(8400) / 60 = 2.99.
      expect(rate.high - rate.value).toBeCloseTo(2.99, 1);
    }
    const [day, ...more] = spanRates(bucketsOf(samples, HOUR_MS), DAY_MS, 0);
    expect(more).toEqual([]);
    expect(day?.value).toBeCloseTo(-140, 9);
    // 201,460 in 1,439 minutes: 1.96 sqrt(201460) / 1439 = 0.611.
    expect((day?.high ?? 0) - (day?.value ?? 0)).toBeCloseTo(0.611, 2);
  });

  it('have no part of what moved at once in them', () => {
    const purgeMs = MIDNIGHT + 10.5 * HOUR_MS;
    const samples = everyMinute(MIDNIGHT, 24, 2_000_000, -140).map((sample) =>
      sample.atMs > purgeMs ? { ...sample, value: sample.value - 60_000 } : sample,
    );
    const hours = spanRates(bucketsOf(samples, HOUR_MS), HOUR_MS, 0, [{ afterMs: purgeMs, size: -60_000 }]);
    for (const rate of hours) {
      expect(rate.value).toBeCloseTo(-140, 9);
      expect(rate.high - rate.value).toBeCloseTo(2.99, 1);
    }
  });

  it('take a count for the middle of what it stands for where the step has changed', () => {
    // 1,854,793 all along, shown exactly for half an hour, then as 1.8M.
    const samples = Array.from(
      { length: 60 },
      (_, i): Sample => ({
        atMs: MIDNIGHT + i * MINUTE_MS,
        value: i < 30 ? 1_854_793 : 1_800_000,
        step: i < 30 ? 1 : 100_000,
        reader: 'import',
      }),
    );
    // The middle of the numbers of 1.8M, 1,849,999.5, lies 4,793.5 below; the plain difference would be 54,793.
    for (const width of [MINUTE_MS, HOUR_MS]) {
      const [hour] = spanRates(bucketsOf(samples, width), HOUR_MS, 0);
      expect(hour?.value).toBeCloseTo(-4793.5 / 59, 9);
      expect(hour?.low).toBeLessThan(0);
      expect(hour?.high).toBeGreaterThan(0);
    }
    // The other way round, and the hour after it, in which nothing moves.
    const later = samples.map((sample, i) => ({
      ...sample,
      ...(samples[59 - i] ?? sample),
      atMs: sample.atMs,
    }));
    const exact = later.map((sample) => ({
      ...sample,
      value: 1_854_793,
      step: 1,
      atMs: sample.atMs + HOUR_MS,
    }));
    const [up, still] = spanRates(bucketsOf([...later, ...exact], HOUR_MS), HOUR_MS, 0);
    expect(up?.value).toBeCloseTo(4793.5 / 59, 9);
    expect(still?.value).toBeCloseTo(0, 9);
  });

  it('have a day of every day of a month of which hours are left', () => {
    const samples = everyMinute(MIDNIGHT, 21 * 24, 9_000_000, -20);
    const days = spanRates(bucketsOf(samples, HOUR_MS), DAY_MS, 0);
    expect(days).toHaveLength(21);
    for (const day of days) expect(day.value).toBeCloseTo(-20, 6);
  });

  it('say nothing of a span of which less than half lies between two samples', () => {
    const samples = [
      ...everyMinute(MIDNIGHT, 5, 1_000_000, -10),
      ...everyMinute(MIDNIGHT + DAY_MS, 20, 990_000, -10),
    ];
    const days = spanRates(bucketsOf(samples, HOUR_MS), DAY_MS, 0);
    expect(days.map(({ startMs }) => startMs)).toEqual([MIDNIGHT + DAY_MS]);
  });

  it('are as unsure as the reads and the steps leave them', () => {
    const samples = everyMinute(MIDNIGHT, 1, 1_000_000, -10);
    const [exact] = spanRates(bucketsOf(samples, MINUTE_MS), HOUR_MS, 0);
    const [unsure] = spanRates(bucketsOf(samples, MINUTE_MS), HOUR_MS, 150);
    // 1.96 sqrt(590 + 2 * 150²) / 59 = 7.09 against 1.96 sqrt(590) / 59 = 0.81.
    expect((exact?.high ?? 0) - (exact?.value ?? 0)).toBeCloseTo(0.81, 1);
    expect((unsure?.high ?? 0) - (unsure?.value ?? 0)).toBeCloseTo(7.09, 1);
    const [rounded] = spanRates(
      bucketsOf(everyMinute(MIDNIGHT, 1, 1_000_050, -10, 100), MINUTE_MS),
      HOUR_MS,
      0,
    );
    expect((rounded?.high ?? 0) - (rounded?.low ?? 0)).toBeGreaterThan(3);
  });
});
