import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DenseCurve, thinCurve } from '../../../src/dashboard/chart/thin-curve.ts';

const dense = (value: number[], gaps: number[] = []): DenseCurve => ({
  atMs: value.map((_, i) => i * 1000),
  lines: [value],
  gaps,
});

describe('thinCurve', () => {
  it('keeps first, lowest, highest and last of each column, in time order', () => {
    const curve = thinCurve(dense([5, 1, 9, 4, 3, 4, 2, 3, 8, 0, 7, 1]), 0, 12_000, 2);
    // Six seconds a column, and four points a second apart in each.
    const atMs = [1000, 2000, 3000, 4000, 7000, 8000, 9000, 10_000];
    expect(curve).toEqual({ atMs, lines: [[5, 1, 9, 4, 2, 8, 0, 1]] });
  });

  it('keeps columns with few points as they are', () => {
    const curve = thinCurve(dense([5, 1, 9, 4, 2, 3, 8, 0]), 0, 8000, 2);
    expect(curve).toEqual({
      atMs: [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000],
      lines: [[5, 1, 9, 4, 2, 3, 8, 0]],
    });
  });

  it('gives curves read at different instants the same ones', () => {
    const shifted = { ...dense([4, 4, 4, 4, 4, 4]), atMs: [300, 1300, 2300, 3300, 4300, 5300] };
    const one = thinCurve(dense([5, 5, 5, 5, 5, 5]), 0, 6000, 1);
    expect(thinCurve(shifted, 0, 6000, 1).atMs).toEqual(one.atMs);
  });

  it('keeps a peak of one sample in a month', () => {
    const month = Array.from({ length: 86_400 }, () => 100);
    month[41_234] = 7;
    const curve = thinCurve(dense(month), 0, 86_400_000, 800);
    expect(curve.lines[0]).toContain(7);
    expect(curve.atMs.length).toBeLessThanOrEqual(4 * 800 + 2);
  });

  it('breaks the line at a gap, and only there', () => {
    const curve = thinCurve(dense([1, 2, 3, 4], [1]), 0, 4000, 4);
    expect(curve).toEqual({ atMs: [0, 1000, 1500, 2000, 3000], lines: [[1, 2, null, 3, 4]] });
    // Six seconds a column: the break stands after the four points of the first, before those of the second.
    const thinned = thinCurve(dense([1, 1, 2, 1, 1, 1, 4, 4, 4, 4, 4, 4], [5]), 0, 12_000, 2);
    expect(thinned.atMs).toEqual([1000, 2000, 3000, 4000, 5000, 7000, 8000, 9000, 10_000]);
    expect(thinned.lines).toEqual([[1, 1, 2, 1, null, 4, 4, 4, 4]]);
  });

  it('does not break the line at a gap narrower than a column', () => {
    expect(thinCurve(dense([1, 2, 3, 4], [1]), 0, 4000, 1).lines).toEqual([[1, 2, 3, 4]]);
    expect(thinCurve(dense([1, 2, 3, 4, 5], [1]), 0, 5000, 1).lines).toEqual([[1, 1, 5, 5]]);
  });

  it('keeps the neighbour beyond either edge, and nothing further', () => {
    const curve = thinCurve(dense([0, 10, 20, 30, 40, 50]), 2000, 3000, 10);
    expect(curve.atMs).toEqual([1000, 2000, 3000]);
  });

  it('keeps the peaks of every line, each in its own order', () => {
    const band: DenseCurve = {
      atMs: [0, 1, 2, 3, 4, 5],
      lines: [
        [1, 1, 1, 1, 1, 1],
        [0, 3, 0, 0, -9, 0],
        [2, 2, -1, 2, 8, 2],
      ],
      gaps: [],
    };
    expect(thinCurve(band, 0, 6, 1)).toEqual({
      atMs: [1, 2, 3, 4],
      lines: [
        [1, 1, 1, 1],
        [0, 3, -9, 0],
        [2, -1, 8, 2],
      ],
    });
  });

  it('gives nothing for nothing', () => {
    expect(thinCurve(dense([]), 0, 1000, 10)).toEqual({ atMs: [], lines: [[]] });
  });

  it('has the lowest and the highest of what is in the picture, whatever the data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (values, columns) => {
          const curve = thinCurve(dense(values), 0, values.length * 1000, columns);
          const drawn = (curve.lines[0] ?? []).filter((value) => value !== null);
          expect(Math.min(...drawn)).toBe(Math.min(...values));
          expect(Math.max(...drawn)).toBe(Math.max(...values));
          expect(drawn[0]).toBe(values[0]);
          expect(drawn.at(-1)).toBe(values.at(-1));
          expect(curve.atMs).toEqual(curve.atMs.toSorted((a, b) => a - b));
          expect(drawn.length).toBeLessThanOrEqual(4 * columns + 2);
        },
      ),
      { seed: 1602 },
    );
  });
});
