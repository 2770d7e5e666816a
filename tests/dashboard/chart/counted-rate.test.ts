import { describe, expect, it } from 'vitest';
import { countedRate, sliceWidth } from '../../../src/dashboard/chart/counted-rate.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2016, 1, 27, 20);

/** Counts by hand: minute by minute from eight o'clock on. */
const counts = (values: readonly number[], gaps: readonly number[] = []) => ({
  atMs: Float64Array.from(values, (_, i) => START + i * MINUTE_MS),
  value: Float64Array.from(values),
  gaps,
});

describe('the rate from counts alone', () => {
  it('is the mean change a minute of each slice, level over it', () => {
    const { atMs, lines, gaps } = countedRate(counts([1000, 990, 980, 950, 920]), 0, 2 * MINUTE_MS);
    expect(Array.from(lines[0] ?? [])).toEqual([-10, -10, -30, -30]);
    expect(Array.from(atMs)).toEqual([
      START + 1,
      START + 2 * MINUTE_MS,
      START + 2 * MINUTE_MS + 1,
      START + 4 * MINUTE_MS,
    ]);
    expect(gaps).toEqual([]);
  });

  it('bridges no gap, and says nothing of a slice that was hardly watched', () => {
    const { lines, gaps } = countedRate(counts([1000, 990, 980, 500, 490, 480, 470], [2]), 0, 2 * MINUTE_MS);
    // The third minute is a gap: of the second slice one minute is left, which is half of it.
    expect(Array.from(lines[0] ?? [])).toEqual([-10, -10, -10, -10, -10, -10]);
    expect(gaps).toEqual([]);
    const apart = countedRate(counts([1000, 990, 980, 970, 960, 950, 940], [2, 3]), 0, 2 * MINUTE_MS);
    expect(apart.gaps).toEqual([1]);
    expect(Array.from(apart.lines[0] ?? [])).toEqual([-10, -10, -10, -10]);
  });

  it('leaves out what is worked out already, and gives nothing of a single count', () => {
    const { atMs } = countedRate(counts([1000, 990, 980, 950, 920]), START + 2 * MINUTE_MS, 2 * MINUTE_MS);
    expect(atMs[0]).toBe(START + 2 * MINUTE_MS + 1);
    expect(Array.from(countedRate(counts([1000]), 0, MINUTE_MS).atMs)).toEqual([]);
  });

  it('has no more slices than a picture holds', () => {
    for (const minutes of [3, 60, 180, 1440, 10_080, 43_200, 120_000])
      expect((minutes * MINUTE_MS) / sliceWidth(minutes * MINUTE_MS)).toBeLessThanOrEqual(90);
  });
});
