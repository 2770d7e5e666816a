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
