import { describe, expect, it } from 'vitest';
import { peakLoss } from '../../../src/core/series/peak.ts';

const T = Date.UTC(2016, 1, 27, 20);
const at = (second: number, value: number, step = 1) => ({ atMs: T + second * 1000, value, step });

describe('peakLoss', () => {
  it('finds the strongest minute, between two real samples, with its Poisson interval', () => {
    const samples = [at(0, 1000), at(30, 990), at(61, 900), at(92, 790), at(125, 785), at(155, 780)];
    const peak = peakLoss(samples, 60_000, 0);
    expect(peak).toMatchObject({ kind: 'peak', fromMs: T + 30_000, toMs: T + 92_000, count: -200 });
    const minutes = 62 / 60;
    expect(peak.kind === 'peak' && peak.high).toBeCloseTo((-200 + 1.96 * Math.sqrt(200)) / minutes, 9);
  });

  it('never takes a silence for a minute', () => {
    expect(peakLoss([at(0, 10_000), at(3600, 100)], 60_000, 0)).toEqual({ kind: 'no-peak' });
  });

  it('lets the two samples lie a minute or a quarter of the window further apart, and no more', () => {
    const kindOf = (second: number, windowMs: number) =>
      peakLoss([at(0, 10_000), at(second, 8000)], windowMs, 0).kind;
    expect(kindOf(60, 60_000)).toBe('peak');
    expect(kindOf(59, 60_000)).toBe('no-peak');
    expect(kindOf(120, 60_000)).toBe('peak');
    expect(kindOf(120.001, 60_000)).toBe('no-peak');
    expect(kindOf(750, 600_000)).toBe('peak');
    expect(kindOf(750.001, 600_000)).toBe('no-peak');
  });

  it('is as wide as events, reads and rounding make it', () => {
    // 2,000 events; two reads of variance 400; steps of 100 and of 10, (100² - 1 + 10² - 1) / 12.
    const peak = peakLoss([at(0, 10_000, 100), at(60, 8000, 10)], 60_000, 20);
    const half = 1.96 * Math.sqrt(2000 + 2 * 400 + (9999 + 99) / 12);
    expect(peak).toMatchObject({ kind: 'peak', perMinute: -2000 });
    expect(peak.kind === 'peak' && peak.low).toBeCloseTo(-2000 - half, 9);
    expect(peak.kind === 'peak' && peak.high).toBeCloseTo(-2000 + half, 9);
  });

  it('is drawn back to the mean of minutes that differ by no more than chance', () => {
    // Eight minutes, one of 110 among seven of 100: weights 1/110 and 1/100, nothing left beyond chance.
    const counts = [10_000, 9900, 9800, 9700, 9590, 9490, 9390, 9290, 9190];
    const samples = counts.map((value, i) => at(60 * i, value));
    const peak = peakLoss(samples, 60_000, 0);
    expect(peak).toMatchObject({ kind: 'peak', count: -110, fromMs: T + 180_000, toMs: T + 240_000 });
    expect(peak.kind === 'peak' && peak.perMinute).toBeCloseTo(-8 / (7 / 100 + 1 / 110), 9);
  });

  it('does not take a wobble of the reads for a peak', () => {
    const samples = [at(0, 1000), at(60, 900), at(120, 1010), at(180, 905)];
    expect(peakLoss(samples, 60_000, 80)).toEqual({ kind: 'no-peak' });
  });

  it('is none without samples, with one, and while nothing is lost', () => {
    expect(peakLoss([], 60_000, 0)).toEqual({ kind: 'no-peak' });
    expect(peakLoss([at(0, 5)], 60_000, 0)).toEqual({ kind: 'no-peak' });
    expect(peakLoss([at(0, 5000), at(60, 5100)], 60_000, 0)).toEqual({ kind: 'no-peak' });
  });
});
