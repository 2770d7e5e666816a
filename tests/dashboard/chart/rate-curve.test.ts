import { describe, expect, it } from 'vitest';
import { rateCurve } from '../../../src/dashboard/chart/rate-curve.ts';
import { rateColumns } from '../../../src/dashboard/histories/recompute/rate-columns.ts';

const rates = rateColumns([
  { atMs: 0, perMinute: -100, low: -110, high: -90 },
  { atMs: 30_000, perMinute: -120, low: -130, high: -105 },
  { atMs: 60_000, perMinute: 5, low: -1, high: 11 },
]);

describe('the curve of past rates', () => {
  it('has losses below zero, with the ends of the interval in their order', () => {
    const { atMs, lines, gaps } = rateCurve(rates);
    expect(Array.from(atMs)).toEqual([0, 30_000, 60_000]);
    expect(lines.map((line) => Array.from(line))).toEqual([
      [-100, -120, 5],
      [-110, -130, -1],
      [-90, -105, 11],
    ]);
    expect(gaps).toEqual([]);
  });
});
