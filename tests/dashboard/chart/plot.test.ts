import { describe, expect, it } from 'vitest';
import { axisFromZero, plotData } from '../../../src/dashboard/chart/plot.ts';

describe('plotData', () => {
  it('puts curves of different instants on one axis, gaps still open', () => {
    const data = plotData(
      [
        { label: 'Inwi', colour: 1, dense: { atMs: [0, 10, 40], lines: [[1, 2, 3]], gaps: [1] } },
        { label: 'Méditel', colour: 2, dense: { atMs: [5, 10], lines: [[7, 8]], gaps: [] } },
      ],
      { fromMs: 0, toMs: 50 },
      50,
    );
    expect([...(data[0] ?? [])]).toEqual([0, 5, 10, 25, 40]);
    expect([...(data[1] ?? [])]).toEqual([1, undefined, 2, null, 3]);
    expect([...(data[2] ?? [])].slice(0, 3)).toEqual([undefined, 7, 8]);
  });

  it('has an empty axis of nothing', () => {
    expect(plotData([], { fromMs: 0, toMs: 1 }, 10)).toEqual([[]]);
  });
});

describe('axisFromZero', () => {
  it('starts at zero, upwards and downwards', () => {
    expect(axisFromZero(100, 200)).toEqual([0, 210]);
    expect(axisFromZero(-200, -100)).toEqual([-210, 0]);
    expect(axisFromZero(-100, 100)).toEqual([-110, 110]);
    expect(axisFromZero(null, null)).toEqual([0, 1]);
    expect(axisFromZero(0, 0)).toEqual([0, 1]);
  });
});
