import { describe, expect, it } from 'vitest';
import { figuresRows } from '../../../src/dashboard/chart/figures-rows.ts';

const loss = { atMs: [0, 10, 20, 90, 100], lines: [[0, 1, 2, 9, 10]], gaps: [2] };
const rate = {
  atMs: [10, 100],
  lines: [
    [5, 6],
    [4, 5],
    [6, 7],
  ],
  gaps: [],
};

describe('figuresRows', () => {
  it('has the last figures of each part, the newest first, and no row where there are none', () => {
    expect(figuresRows([loss, rate], { fromMs: 0, toMs: 100 }, 4)).toEqual([
      { atMs: 100, figures: [[10], [6, 5, 7]] },
      { atMs: 20, figures: [[2], [5, 4, 6]] },
    ]);
  });

  it('leaves a curve without a point in a part empty', () => {
    expect(figuresRows([loss, rate], { fromMs: 0, toMs: 100 }, 10)[1]).toEqual({
      atMs: 20,
      figures: [[2], undefined],
    });
  });

  it('has no rows of nothing', () => {
    expect(figuresRows([], { fromMs: 0, toMs: 100 }, 4)).toEqual([]);
  });
});
