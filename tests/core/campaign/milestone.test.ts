import { describe, expect, it } from 'vitest';
import { nextMilestone, reaching } from '../../../src/core/campaign/milestone.ts';
import type { Rate } from '../../../src/core/rate/rate.ts';

const rate = (perMinute: number, low: number, high: number, significant = true): Rate => ({
  kind: 'rate',
  perMinute,
  perSecond: perMinute / 60,
  low,
  high,
  sinceMs: 0,
  atMs: 1,
  samples: 20,
  basis: 'exact',
  significant,
});

const exact = (value: number) => ({ value, step: 1 });

describe('nextMilestone', () => {
  it('is the next round number below, reached within a range', () => {
    expect(nextMilestone(exact(2_450_118), rate(-140, -150, -125))).toEqual({
      kind: 'milestone',
      value: 2_400_000,
      soonestMinutes: 50_118 / 150,
      latestMinutes: 50_118 / 125,
    });
  });

  it('is the next round number above while a Page gains', () => {
    expect(nextMilestone(exact(892_000), rate(10, 5, 20))).toMatchObject({
      value: 900_000,
      soonestMinutes: 400,
    });
  });

  it('is a further one where the count is round already', () => {
    expect(nextMilestone(exact(890_000), rate(-100, -110, -90))).toMatchObject({ value: 880_000 });
    expect(nextMilestone(exact(890_000), rate(100, 90, 110))).toMatchObject({ value: 900_000 });
  });

  it('stands closer below a power of ten than above it', () => {
    expect(nextMilestone(exact(1_000_000), rate(-100, -110, -90))).toMatchObject({ value: 990_000 });
    expect(nextMilestone(exact(1_000_001), rate(-100, -110, -90))).toMatchObject({ value: 1_000_000 });
    expect(nextMilestone(exact(1_000_000), rate(100, 90, 110))).toMatchObject({ value: 1_100_000 });
    expect(nextMilestone(exact(999_999), rate(100, 90, 110))).toMatchObject({ value: 1_000_000 });
  });

  it('is reached from any number that a rounded count can stand for', () => {
    // 1.8M stands for 1,800,000 to 1,899,999.
    const rounded = { value: 1_800_000, step: 100_000 };
    expect(nextMilestone(rounded, rate(-140, -150, -125))).toEqual({
      kind: 'milestone',
      value: 1_800_000,
      soonestMinutes: 0,
      latestMinutes: 99_999 / 125,
    });
    expect(nextMilestone(rounded, rate(140, 125, 150))).toEqual({
      kind: 'milestone',
      value: 1_900_000,
      soonestMinutes: 1 / 150,
      latestMinutes: 100_000 / 125,
    });
  });

  it('is none while the direction is not clear or there is no rate', () => {
    expect(nextMilestone(exact(890_000), rate(-1, -3, 1, false))).toEqual({ kind: 'no-milestone' });
    expect(nextMilestone(exact(890_000), { kind: 'no-rate', reason: 'no-samples' })).toEqual({
      kind: 'no-milestone',
    });
  });
});

describe('reaching', () => {
  it('has an open end where the rate could be nothing', () => {
    expect(reaching(exact(1000), 900, -10, 0)).toEqual({ kind: 'milestone', value: 900, soonestMinutes: 10 });
    expect(reaching(exact(1000), 900, -10, 5)).toEqual({ kind: 'milestone', value: 900, soonestMinutes: 10 });
  });

  it('counts the value itself as reached, nought included, and nothing below', () => {
    expect(reaching(exact(900), 900, 5, 10)).toEqual({
      kind: 'milestone',
      value: 900,
      soonestMinutes: 0,
      latestMinutes: 0,
    });
    expect(reaching(exact(100), 0, -10, -5)).toEqual({
      kind: 'milestone',
      value: 0,
      soonestMinutes: 10,
      latestMinutes: 20,
    });
    expect(reaching(exact(5), -5, -10, -5)).toEqual({ kind: 'no-milestone' });
  });

  it('looks 90 days ahead, which are 129,600 minutes, and leaves a later end open', () => {
    expect(reaching(exact(129_600), 0, -1, -1)).toMatchObject({
      soonestMinutes: 129_600,
      latestMinutes: 129_600,
    });
    expect(reaching(exact(129_601), 0, -1, -1)).toEqual({ kind: 'no-milestone' });
    expect(reaching(exact(129_600), 0, -2, -0.9)).toEqual({
      kind: 'milestone',
      value: 0,
      soonestMinutes: 64_800,
    });
  });

  it('foretells nothing that goes the other way or is months off', () => {
    expect(reaching(exact(1000), 900, 1, 5)).toEqual({ kind: 'no-milestone' });
    expect(reaching(exact(2_000_000), 0, -1, -0.5)).toEqual({ kind: 'no-milestone' });
  });
});
