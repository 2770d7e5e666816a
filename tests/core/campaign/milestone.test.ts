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

describe('nextMilestone', () => {
  it('is the next round number below, reached within a range', () => {
    expect(nextMilestone(2_450_118, rate(-140, -150, -125))).toEqual({
      kind: 'milestone',
      value: 2_400_000,
      soonestMinutes: 50_118 / 150,
      latestMinutes: 50_118 / 125,
    });
  });

  it('is the next round number above while a Page gains', () => {
    expect(nextMilestone(892_000, rate(10, 5, 20))).toMatchObject({ value: 900_000, soonestMinutes: 400 });
  });

  it('is a further one where the count is round already', () => {
    expect(nextMilestone(890_000, rate(-100, -110, -90))).toMatchObject({ value: 880_000 });
    expect(nextMilestone(890_000, rate(100, 90, 110))).toMatchObject({ value: 900_000 });
  });

  it('stands closer below a power of ten than above it', () => {
    expect(nextMilestone(1_000_000, rate(-100, -110, -90))).toMatchObject({ value: 990_000 });
    expect(nextMilestone(1_000_001, rate(-100, -110, -90))).toMatchObject({ value: 1_000_000 });
    expect(nextMilestone(1_000_000, rate(100, 90, 110))).toMatchObject({ value: 1_100_000 });
    expect(nextMilestone(999_999, rate(100, 90, 110))).toMatchObject({ value: 1_000_000 });
  });

  it('is none while the direction is not clear or there is no rate', () => {
    expect(nextMilestone(890_000, rate(-1, -3, 1, false))).toEqual({ kind: 'no-milestone' });
    expect(nextMilestone(890_000, { kind: 'no-rate', reason: 'no-samples' })).toEqual({
      kind: 'no-milestone',
    });
  });
});

describe('reaching', () => {
  it('has an open end where the rate could be nothing', () => {
    expect(reaching(1000, 900, -10, 0)).toEqual({ kind: 'milestone', value: 900, soonestMinutes: 10 });
    expect(reaching(1000, 900, -10, 5)).toEqual({ kind: 'milestone', value: 900, soonestMinutes: 10 });
  });

  it('counts the value itself as reached, nought included, and nothing below', () => {
    expect(reaching(900, 900, 5, 10)).toEqual({
      kind: 'milestone',
      value: 900,
      soonestMinutes: 0,
      latestMinutes: 0,
    });
    expect(reaching(100, 0, -10, -5)).toEqual({
      kind: 'milestone',
      value: 0,
      soonestMinutes: 10,
      latestMinutes: 20,
    });
    expect(reaching(5, -5, -10, -5)).toEqual({ kind: 'no-milestone' });
  });

  it('looks 90 days ahead, which are 129,600 minutes, and leaves a later end open', () => {
    expect(reaching(129_600, 0, -1, -1)).toMatchObject({ soonestMinutes: 129_600, latestMinutes: 129_600 });
    expect(reaching(129_601, 0, -1, -1)).toEqual({ kind: 'no-milestone' });
    expect(reaching(129_600, 0, -2, -0.9)).toEqual({ kind: 'milestone', value: 0, soonestMinutes: 64_800 });
  });

  it('foretells nothing that goes the other way or is months off', () => {
    expect(reaching(1000, 900, 1, 5)).toEqual({ kind: 'no-milestone' });
    expect(reaching(2_000_000, 0, -1, -0.5)).toEqual({ kind: 'no-milestone' });
  });
});
