import { describe, expect, it } from 'vitest';
import { type Course, dailyCurve, intensityAt } from '../../../tools/replay/course.ts';
import { Crowd } from '../../../tools/replay/crowd.ts';

const TEN_IN_THE_EVENING = Date.UTC(2016, 1, 27, 22);
const MINUTE_MS = 60_000;
const steady: Course = {
  usual: { gainsPerMinute: 0, lossesPerMinute: 120 },
  campaigns: [],
  bursts: [],
  leaps: [],
};
const crowdOf = (seed: number, course: Course = steady): Crowd =>
  new Crowd([seed], TEN_IN_THE_EVENING, 1_000_000, course);

describe('the true course of a counter', () => {
  it('is the same whenever and in whatever order it is asked for', () => {
    const early = crowdOf(1);
    const late = crowdOf(1);
    const instants = [0, 1500, 61_000, 599_999].map((ms) => TEN_IN_THE_EVENING + ms);
    const forwards = instants.map((atMs) => early.countAt(atMs));
    const backwards = instants.toReversed().map((atMs) => late.countAt(atMs));
    expect(backwards.toReversed()).toEqual(forwards);
    expect(crowdOf(2).countAt(instants[3] ?? 0)).not.toBe(forwards[3]);
  });

  it('loses what its intensity says, with the scatter of a Poisson number', () => {
    // 400 seeds, ten minutes each, near the top of the daily curve where it is 1 within 0.1 %.
    const losses = Array.from(
      { length: 400 },
      (_, seed) => 1_000_000 - crowdOf(seed + 1).countAt(TEN_IN_THE_EVENING + 10 * MINUTE_MS),
    );
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const variance = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / (losses.length - 1);
    // Mean 1200, its own deviation sqrt(1200 / 400) = 1.7; the variance of a Poisson number is its mean.
    expect(Math.abs(mean - 1200)).toBeLessThan(7);
    expect(variance / 1200).toBeGreaterThan(0.8);
    expect(variance / 1200).toBeLessThan(1.25);
  });

  it('states the mean net intensity of a span, losses negative', () => {
    const balanced: Course = { ...steady, usual: { gainsPerMinute: 20, lossesPerMinute: 120 } };
    const crowd = crowdOf(1, balanced);
    const perMinute = crowd.netPerMinute(TEN_IN_THE_EVENING, TEN_IN_THE_EVENING + MINUTE_MS);
    expect(perMinute).toBeCloseTo(-100, 1);
    expect(() => crowd.netPerMinute(TEN_IN_THE_EVENING, TEN_IN_THE_EVENING)).toThrow(RangeError);
    expect(() => crowd.countAt(TEN_IN_THE_EVENING - 1)).toThrow(RangeError);
  });

  it('leaps by the stated part in one second, and the intensity does not count it', () => {
    const atMs = TEN_IN_THE_EVENING + 5 * MINUTE_MS;
    const quiet: Course = {
      ...steady,
      usual: { gainsPerMinute: 0, lossesPerMinute: 0 },
      leaps: [{ atMs, fraction: -0.04 }],
    };
    const crowd = crowdOf(1, quiet);
    expect(crowd.countAt(atMs)).toBe(1_000_000);
    expect(crowd.countAt(atMs + 1000)).toBe(960_000);
    expect(crowd.netPerMinute(TEN_IN_THE_EVENING, atMs + MINUTE_MS)).toBe(0);
  });

  it('keeps the past when the future is revised', () => {
    const crowd = crowdOf(1);
    const now = TEN_IN_THE_EVENING + 3 * MINUTE_MS;
    const before = crowd.countAt(now);
    const unrevised = crowd.countAt(now + MINUTE_MS);
    crowd.revise(now, (course) => ({
      ...course,
      bursts: [{ fromMs: now, toMs: now + MINUTE_MS, gainsPerMinute: 900 }],
    }));
    expect(crowd.countAt(now)).toBe(before);
    expect(crowd.countAt(now + MINUTE_MS)).toBeGreaterThan(unrevised + 700);
  });

  it('follows the day and grows with a campaign', () => {
    expect(dailyCurve(TEN_IN_THE_EVENING)).toBeCloseTo(1, 10);
    expect(dailyCurve(TEN_IN_THE_EVENING + 12 * 60 * MINUTE_MS)).toBeCloseTo(0.3, 10);
    const course: Course = {
      ...steady,
      usual: { gainsPerMinute: 0, lossesPerMinute: 0 },
      campaigns: [{ startMs: TEN_IN_THE_EVENING, growthMs: 9 * MINUTE_MS, lossesPerMinute: 100 }],
    };
    expect(intensityAt(course, TEN_IN_THE_EVENING - 1).lossesPerMinute).toBe(0);
    expect(intensityAt(course, TEN_IN_THE_EVENING + 9 * MINUTE_MS).lossesPerMinute).toBeCloseTo(63.1, 0);
  });
});
