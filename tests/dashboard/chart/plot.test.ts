import { describe, expect, it } from 'vitest';
import { spanChange } from '../../../src/core/series/span-change.ts';
import {
  axisFromZero,
  axisOfBands,
  baseOf,
  hasPoints,
  type PlotCurve,
  plotData,
} from '../../../src/dashboard/chart/plot.ts';

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

describe('axisOfBands', () => {
  const band = (rate: number[], low: number[], high: number[]): PlotCurve => ({
    label: 'rate',
    colour: 1,
    dense: { atMs: rate.map((_, i) => i), lines: [rate, low, high], gaps: [] },
  });
  const axis = (curve: PlotCurve) =>
    axisOfBands([curve], plotData([curve], { fromMs: 0, toMs: curve.dense.atMs.length }, 100));

  it('shows line and band', () => {
    expect(axis(band([100, 120], [80, 100], [120, 150]))).toEqual([0, 150]);
  });

  it('shows all of the line, but not all of one moment that knew next to nothing', () => {
    const [low, high] = axis(band([100, 120, 110], [80, -9000, 100], [120, 9000, 130]));
    expect(low).toBeLessThanOrEqual(0);
    expect(low).toBeGreaterThan(-200);
    expect(high).toBeGreaterThan(120);
    expect(high).toBeLessThan(300);
  });
});

describe('axisOfBands over a long span', () => {
  it('is not stretched by the few moments that knew next to nothing', () => {
    const at = (usual: number, rare: number) =>
      Array.from({ length: 100 }, (_, i) => (i === 50 ? rare : usual));
    const curve: PlotCurve = {
      label: 'rate',
      colour: 1,
      dense: {
        atMs: Array.from({ length: 100 }, (_, i) => i),
        lines: [at(132, -1000), at(118, -5000), at(147, 3000)],
        gaps: [],
      },
    };
    const [low, high] = axisOfBands([curve], plotData([curve], { fromMs: 0, toMs: 100 }, 100));
    expect(low).toBe(-1000);
    expect(high).toBe(150);
  });
});

describe('axisFromZero', () => {
  it('holds zero and the data, each end a round number', () => {
    expect(axisFromZero(100, 190)).toEqual([0, 200]);
    expect(axisFromZero(-210, -100)).toEqual([-250, 0]);
    expect(axisFromZero(-100, 100)).toEqual([-100, 100]);
  });

  it('hangs below zero where there is nothing', () => {
    expect(axisFromZero(null, null)).toEqual([-1, 0]);
    expect(axisFromZero(0, 0)).toEqual([-1, 0]);
  });

  it('lets a rush of gains reach no further than twice the depth of the losses', () => {
    expect(axisFromZero(-150, 9000)).toEqual([-150, 300]);
  });
});

describe('a curve told from the left edge', () => {
  it('begins at zero there, whatever was lost before', () => {
    const curve: PlotCurve = {
      label: 'likes',
      colour: 'side',
      isRebased: true,
      dense: { atMs: [0, 10, 20, 30], lines: [[0, -250_000, -250_040, -250_100]], gaps: [] },
    };
    const [, line = []] = plotData([curve], { fromMs: 10, toMs: 30 }, 100);
    expect([...line]).toEqual([250_000, 0, -40, -100]);
  });

  it('tells an hour from the count just before it, as the facts beside the chart do', () => {
    const minute = 60_000;
    const atMs = [-4 * minute, -20_000, 40_000, 60 * minute - 20_000];
    const counts = [1000, 960, 950, 700];
    const curve: PlotCurve = {
      label: 'likes',
      colour: 'side',
      isRebased: true,
      dense: { atMs, lines: [counts], gaps: [] },
    };
    const span = { fromMs: 0, toMs: 60 * minute };
    const samples = atMs.map((instant, i) => ({ atMs: instant, value: counts[i] ?? 0, step: 1 }));
    expect(spanChange(samples, span.fromMs, span.toMs)).toMatchObject({ count: -260 });
    expect(700 - baseOf(curve, span)).toBe(-260);
    // Four minutes before are too far off.
    const far = {
      ...curve,
      dense: { atMs: atMs.toSpliced(1, 1), lines: [counts.toSpliced(1, 1)], gaps: [] },
    };
    expect(700 - baseOf(far, span)).toBe(-250);
  });
});

it('an axis has figures only where there is something to draw', () => {
  expect(
    hasPoints([
      [1, 2],
      [null, 5],
    ]),
  ).toBe(true);
  expect(
    hasPoints([
      [1, 2],
      [null, null],
    ]),
  ).toBe(false);
  expect(hasPoints([[]])).toBe(false);
});
