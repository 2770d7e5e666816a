import { describe, expect, it } from 'vitest';
import { rateCurve } from '../../../../src/dashboard/chart/rate-curve.ts';
import { joinedRates } from '../../../../src/dashboard/histories/recompute/rate-columns.ts';
import { Recomputation } from '../../../../src/dashboard/histories/recompute/recomputation.ts';

const START_MS = Date.UTC(2016, 1, 27, 20);
const samples = Array.from({ length: 60 }, (_, i) => ({
  atMs: START_MS + i * 30_000,
  value: 2_450_000 - 70 * i,
  step: 1,
}));

describe('a recomputation', () => {
  it('gives the very same rates whole and in parts', () => {
    const recomputation = new Recomputation();
    const parts = [recomputation.next(samples.slice(0, 23)), recomputation.next(samples.slice(23))];
    expect(joinedRates(parts)).toEqual(new Recomputation().next(samples));
  });

  it('says nothing where there was no rate yet, and the course of a steady loss after that', () => {
    const { atMs, perMinute } = new Recomputation().next(samples);
    expect(atMs.length).toBeLessThan(samples.length);
    expect(atMs.at(-1)).toBe(samples.at(-1)?.atMs);
    expect(perMinute.at(-1)).toBeCloseTo(-140, -1);
  });
});

describe('its curve', () => {
  it('draws losses below zero, the interval around them', () => {
    const { perMinute, low, high } = new Recomputation().next(samples);
    const { lines } = rateCurve(new Recomputation().next(samples));
    expect(lines.map((line) => line[line.length - 1])).toEqual(
      [perMinute, low, high].map((line) => line.at(-1)),
    );
  });
});
