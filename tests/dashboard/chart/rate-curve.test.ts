import { describe, expect, it } from 'vitest';
import { rateCurveSince } from '../../../src/dashboard/chart/rate-curve.ts';
import { rateColumns } from '../../../src/dashboard/histories/replay/rate-columns.ts';

const rates = rateColumns([
  { atMs: 0, perMinute: -100, low: -110, high: -90 },
  { atMs: 30_000, perMinute: -120, low: -130, high: -105 },
  { atMs: 60_000, perMinute: 5, low: -1, high: 11 },
]);

describe('the curve of past rates since an instant', () => {
  it('has losses below zero, with the ends of the interval in their order', () => {
    const { atMs, lines, gaps } = rateCurveSince(rates, 30_000);
    expect(Array.from(atMs)).toEqual([30_000, 60_000]);
    expect(lines.map((line) => Array.from(line))).toEqual([
      [-120, 5],
      [-130, -1],
      [-105, 11],
    ]);
    expect(gaps).toEqual([]);
  });

  it('is the very same while rates and start are, so that nothing of it is reckoned again', () => {
    expect(rateCurveSince(rates, 0)).toBe(rateCurveSince(rates, 0));
    const later = rateCurveSince(rates, 60_000);
    expect(Array.from(later.atMs)).toEqual([60_000]);
    expect(Array.from(rateCurveSince(rates, 0).atMs)).toEqual([0, 30_000, 60_000]);
  });
});
