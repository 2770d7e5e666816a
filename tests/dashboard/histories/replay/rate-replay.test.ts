import { describe, expect, it } from 'vitest';
import { rateCurve } from '../../../../src/dashboard/chart/rate-curve.ts';
import { joinedRates } from '../../../../src/dashboard/histories/replay/rate-columns.ts';
import { RateReplay } from '../../../../src/dashboard/histories/replay/rate-replay.ts';

const START_MS = Date.UTC(2016, 1, 27, 20);
const samples = Array.from({ length: 60 }, (_, i) => ({
  atMs: START_MS + i * 30_000,
  value: 2_450_000 - 70 * i,
  step: 1,
}));

describe('a replay', () => {
  it('gives the very same rates whole and in parts', () => {
    const replay = new RateReplay();
    const parts = [replay.next(samples.slice(0, 23)), replay.next(samples.slice(23))];
    expect(joinedRates(parts)).toEqual(new RateReplay().next(samples));
  });

  it('says nothing where there was no rate yet, and the course of a steady loss after that', () => {
    const { atMs, perMinute } = new RateReplay().next(samples);
    expect(atMs.length).toBeLessThan(samples.length);
    expect(atMs.at(-1)).toBe(samples.at(-1)?.atMs);
    expect(perMinute.at(-1)).toBeCloseTo(-140, -1);
  });
});

describe('its curve', () => {
  it('draws losses below zero, the interval around them', () => {
    const { perMinute, low, high } = new RateReplay().next(samples);
    const { lines } = rateCurve(new RateReplay().next(samples));
    expect(lines.map((line) => line[line.length - 1])).toEqual(
      [perMinute, low, high].map((line) => line.at(-1)),
    );
  });
});
