import { describe, expect, it } from 'vitest';
import { bandOutlines } from '../../../src/dashboard/chart/band-outline.ts';

/** A picture 100 pixels high whose axis goes from 0 to 100. */
const toY = (figure: number): number => 100 - figure;

describe('bandOutlines', () => {
  it('goes from column to column with the upper edge above the lower', () => {
    expect(bandOutlines([0, 5], [10, 20], [30, 50], toY)).toEqual([
      [
        { x: 0, top: 70, bottom: 90 },
        { x: 5, top: 50, bottom: 80 },
      ],
    ]);
  });

  it('goes straight up or down at a step', () => {
    expect(bandOutlines([0, 50, 50, 90], [10, 10, 40, 40], [20, 20, 60, 60], toY)).toEqual([
      [
        { x: 0, top: 80, bottom: 90 },
        { x: 50, top: 80, bottom: 90 },
        { x: 50, top: 40, bottom: 60 },
        { x: 90, top: 40, bottom: 60 },
      ],
    ]);
  });

  it('takes points of one pixel column together, as wide as any of them, and keeps the last', () => {
    expect(bandOutlines([2.6, 3, 3.4, 4], [10, 5, 12, 0], [20, 20, 60, 9], toY)).toEqual([
      [
        { x: 3, top: 40, bottom: 95 },
        { x: 3, top: 40, bottom: 88 },
        { x: 4, top: 91, bottom: 100 },
      ],
    ]);
  });

  it('breaks where an edge does, and passes over the points of other curves', () => {
    const low = [10, undefined, 10, null, 10, 10];
    const high = [20, undefined, 20, null, 20, 20];
    const outlines = bandOutlines([0, 1, 2, 3, 3, 5], low, high, toY);
    expect(outlines.map((outline) => outline.map(({ x }) => x))).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  it('has no outline where there is no band', () => {
    expect(bandOutlines([], [], [], toY)).toEqual([]);
    expect(bandOutlines([0, 1], [null, undefined], [null, undefined], toY)).toEqual([]);
  });
});
