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

  it('leaves out what went at once', () => {
    const samples = [at(0, 100_000), at(60, 99_900), at(120, 39_800), at(180, 39_600), at(240, 39_500)];
    const purge = { afterMs: T + 60_000, atMs: T + 120_000 };
    expect(peakLoss(samples, 60_000, 0)).toMatchObject({ count: -60_100 });
    expect(peakLoss(samples, 60_000, 0, [purge])).toMatchObject({ count: -200, fromMs: T + 120_000 });
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
    // 2,000 events; two reads of variance 400; two steps of 100, each (100² - 1) / 12.
    const peak = peakLoss([at(0, 10_000, 100), at(60, 8000, 100)], 60_000, 20);
    const half = 1.96 * Math.sqrt(2000 + 2 * 400 + (2 * 9999) / 12);
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

  it('is no loss between a count and a coarser showing of it', () => {
    expect(peakLoss([at(0, 1_999_000), at(60, 1_900_000, 100_000)], 60_000, 0)).toEqual({ kind: 'no-peak' });
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

  it('is the first of equals', () => {
    const samples = [at(0, 1000), at(60, 900), at(120, 800), at(180, 700)];
    expect(peakLoss(samples, 60_000, 0)).toMatchObject({ fromMs: T, toMs: T + 60_000 });
  });

  it('is drawn back by windows that do not overlap', () => {
    // Half minutes of 50, but for the eighth and the ninth of 60. The strongest minute is these two, 120; side by
    // side from the start lie six of 100 and two of 110, which differ by no more than chance.
    let value = 10_000;
    const samples = [at(0, value)];
    for (let i = 1; i <= 16; i++) {
      value -= i === 8 || i === 9 ? 60 : 50;
      samples.push(at(30 * i, value));
    }
    const peak = peakLoss(samples, 60_000, 0);
    expect(peak).toMatchObject({ fromMs: T + 210_000, count: -120 });
    expect(peak.kind === 'peak' && peak.perMinute).toBeCloseTo(-8 / (6 / 100 + 2 / 110), 9);
  });

  it('is none where no window by itself is clearly a loss, however many there are', () => {
    // Three a minute: 3 - 1.96 x sqrt(3) is below nothing.
    const samples = Array.from({ length: 11 }, (_, i) => at(60 * i, 1000 - 3 * i));
    expect(peakLoss(samples, 60_000, 0)).toEqual({ kind: 'no-peak' });
  });

  it('is none where chance explains the strongest of many', () => {
    // Five in one of 25 minutes in which nothing else happened.
    const samples = Array.from({ length: 26 }, (_, i) => at(60 * i, i < 13 ? 1000 : 995));
    expect(peakLoss(samples, 60_000, 0)).toEqual({ kind: 'no-peak' });
  });

  it('is compared with the 25 windows nearest to it', () => {
    // Half an hour of 100 a minute, then one of 400 with a single 430 in its middle.
    let value = 100_000;
    const samples = [at(0, value)];
    for (let i = 1; i <= 60; i++) {
      value -= i === 46 ? 430 : i > 30 ? 400 : 100;
      samples.push(at(60 * i, value));
    }
    const peak = peakLoss(samples, 60_000, 0);
    expect(peak).toMatchObject({ count: -430, toMs: T + 46 * 60_000 });
    expect(peak.kind === 'peak' && peak.perMinute).toBeCloseTo(-25 / (24 / 400 + 1 / 430), 9);
  });
});
