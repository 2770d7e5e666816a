import { describe, expect, it } from 'vitest';
import { contentHeight, scrollTopOf, virtualWindow } from '../../../src/dashboard/evidence/virtual-window.ts';

const short = { rows: 100, rowHeight: 20, viewHeight: 200 };
const huge = { rows: 1_000_000, rowHeight: 40, viewHeight: 400 };

describe('virtualWindow', () => {
  it('draws the rows in sight and a few beyond either edge', () => {
    expect(virtualWindow(short, 0)).toEqual({ from: 0, to: 16, offset: 0 });
    expect(virtualWindow(short, 1000)).toEqual({ from: 44, to: 66, offset: 880 });
    expect(virtualWindow(short, 1800)).toEqual({ from: 84, to: 100, offset: 1680 });
  });

  it('draws all where all fit, and none where there are none', () => {
    expect(virtualWindow({ rows: 3, rowHeight: 20, viewHeight: 200 }, 0)).toEqual({
      from: 0,
      to: 3,
      offset: 0,
    });
    expect(virtualWindow({ rows: 0, rowHeight: 20, viewHeight: 200 }, 0)).toEqual({
      from: 0,
      to: 0,
      offset: 0,
    });
  });

  it('reaches the first and the last of a million rows', () => {
    const height = contentHeight(huge);
    expect(height).toBeLessThan(17_000_000);
    expect(virtualWindow(huge, 0).from).toBe(0);
    const end = virtualWindow(huge, height - huge.viewHeight);
    expect(end.to).toBe(1_000_000);
    expect(end.offset + (end.to - end.from) * huge.rowHeight).toBeCloseTo(height, 3);
  });
});

describe('scrollTopOf', () => {
  it('brings a row to the top', () => {
    expect(scrollTopOf(short, 50)).toBe(1000);
    for (const row of [0, 1, 123_456, 999_000]) {
      const { from, offset } = virtualWindow(huge, scrollTopOf(huge, row));
      const top = from + (scrollTopOf(huge, row) - offset) / huge.rowHeight;
      expect(top).toBeCloseTo(row, 3);
    }
  });

  it('goes no further than the end', () => {
    expect(scrollTopOf(short, 99)).toBe(1800);
    expect(scrollTopOf({ rows: 3, rowHeight: 20, viewHeight: 200 }, 2)).toBe(0);
  });
});
