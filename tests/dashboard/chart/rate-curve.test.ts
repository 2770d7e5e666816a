import { describe, expect, it } from 'vitest';
import { FilterRun } from '../../../src/core/rate/filter-run.ts';
import { rateCurve, replayRates } from '../../../src/dashboard/chart/rate-curve.ts';

const START_MS = Date.UTC(2016, 1, 27, 20);
const samples = Array.from({ length: 60 }, (_, i) => ({
  atMs: START_MS + i * 30_000,
  value: 2_450_000 - 70 * i,
  step: 1,
}));

describe('replayRates', () => {
  it('gives the very same rates whole and in parts', () => {
    const whole = replayRates(new FilterRun(), samples);
    const run = new FilterRun();
    expect([...replayRates(run, samples.slice(0, 23)), ...replayRates(run, samples.slice(23))]).toEqual(
      whole,
    );
  });

  it('says nothing where there was no rate yet, and the course of a steady loss after that', () => {
    const rates = replayRates(new FilterRun(), samples);
    expect(rates.length).toBeLessThan(samples.length);
    expect(rates.at(-1)?.atMs).toBe(samples.at(-1)?.atMs);
    expect(rates.at(-1)?.perMinute).toBeCloseTo(-140, -1);
  });
});

describe('rateCurve', () => {
  it('draws losses upwards, the interval around them', () => {
    const rates = replayRates(new FilterRun(), samples);
    const { atMs, lines } = rateCurve(rates);
    const last = rates.at(-1);
    const end = atMs.length - 1;
    expect(lines.map((line) => line[end])).toEqual([
      -(last?.perMinute ?? NaN),
      -(last?.high ?? NaN),
      -(last?.low ?? NaN),
    ]);
  });
});
