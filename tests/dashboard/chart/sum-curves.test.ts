import { describe, expect, it } from 'vitest';
import { sumCurves } from '../../../src/dashboard/chart/sum-curves.ts';
import { since } from '../../../src/dashboard/histories/count-columns.ts';
import { countColumns } from '../columns.ts';

const one = { atMs: [0, 10, 20, 50, 60], lines: [[0, 10, 20, 50, 60]], gaps: [2] };
const other = { atMs: [5, 15, 25, 55, 70], lines: [[100, 100, 100, 100, 100]], gaps: [] };

describe('sumCurves', () => {
  it('is known once all have begun, breaks where one has a gap, and ends with the last count of each', () => {
    expect(sumCurves([one, other])).toEqual({
      atMs: Float64Array.of(10, 20, 50, 60, 70),
      lines: [Float64Array.of(110, 120, 150, 160, 160)],
      gaps: [1],
    });
  });

  it('holds the last count of a Page that rests', () => {
    const rests = { atMs: [0, 10], lines: [[0, -5]], gaps: [] };
    expect(sumCurves([one, rests])).toEqual({
      atMs: Float64Array.of(0, 10, 20, 50, 60),
      lines: [Float64Array.of(0, 5, 15, 45, 55)],
      gaps: [2],
    });
  });

  it('is the curve itself where there is one, and empty where there is none', () => {
    expect(sumCurves([one])).toBe(one);
    expect(sumCurves([])).toEqual({ atMs: [], lines: [[]], gaps: [] });
  });
});

describe('since', () => {
  it('leaves out what came before, gaps counted anew', () => {
    const counts = countColumns(
      [0, 30, 60, 1000, 1030, 5000].map((second) => ({ atMs: second * 1000, value: second })),
    );
    expect(counts.gaps).toEqual([2, 4]);
    const later = since(counts, 60_000);
    expect([...later.atMs]).toEqual([60_000, 1_000_000, 1_030_000, 5_000_000]);
    expect(later.gaps).toEqual([0, 2]);
  });
});
