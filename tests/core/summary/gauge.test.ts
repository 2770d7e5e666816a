import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gaugeInList,
  gaugeOf,
  listScale,
  roundEnd,
  scaleEnd,
  spansInList,
} from '../../../src/core/summary/gauge.ts';

const rate = (low: number, perMinute: number, high: number) => ({ low, perMinute, high });

describe('the scale of a gauge', () => {
  it.each([
    [0.013, 0.015],
    [1, 1],
    [1.01, 1.5],
    [8.4, 10],
    [163 * 1.1, 200],
    [20_900, 25_000],
    [3_000_000_001, 4_000_000_000],
  ])('that holds %d ends at %d', (size, end) => {
    expect(roundEnd(size)).toBe(end);
  });

  it('has a tenth of room, and stays while the interval keeps to it and fills a third of it', () => {
    expect(scaleEnd([rate(-148, -132, -116)])).toBe(200);
    expect(scaleEnd([rate(-190, -170, -150)], 200)).toBe(200);
    expect(scaleEnd([rate(-201, -170, -150)], 200)).toBe(250);
    expect(scaleEnd([rate(-67, -60, -50)], 200)).toBe(200);
    expect(scaleEnd([rate(-66, -60, -50)], 200)).toBe(80);
  });

  it('is there also where there is nothing to hold', () => {
    expect(scaleEnd([])).toBe(1);
    expect(scaleEnd([], 40)).toBe(40);
  });
});

describe('a gauge', () => {
  it('has a loss right of zero, a gain left of it, and zero in the middle where either may be', () => {
    expect(gaugeOf(rate(-148, -132, -116), 200)).toEqual({ zero: 0, low: 0.58, at: 0.66, high: 0.74 });
    expect(gaugeOf(rate(268, 304, 340), 400)).toEqual({ zero: 1, low: 0.15, at: 0.24, high: 0.33 });
    expect(gaugeOf(rate(-2, 1, 4), 5)).toEqual({ zero: 0.5, low: 0.1, at: 0.4, high: 0.7 });
  });

  it('keeps its order and its ends whatever is measured', () => {
    const figure = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1e10, max: 1e10, noNaN: true })));
    fc.assert(
      fc.property(figure, (three) => {
        const [low = 0, at = 0, high = 0] = three.toSorted((a, b) => a - b);
        const gauge = gaugeOf(rate(low, at, high), scaleEnd([rate(low, at, high)]));
        expect(gauge.low).toBeGreaterThanOrEqual(0);
        expect(gauge.high).toBeLessThanOrEqual(1);
        expect(gauge.low).toBeLessThanOrEqual(gauge.at);
        expect(gauge.at).toBeLessThanOrEqual(gauge.high);
      }),
      { seed: 41, numRuns: 300 },
    );
  });
});

describe('the gauges of a list', () => {
  it('have zero at one place, with a little room for gains', () => {
    const rates = [rate(-157, -140, -123), rate(-3.1, 0.2, 3.8)];
    const scale = listScale(rates);
    expect(scale).toEqual({ lost: 200, gained: 18 });
    const zeros = rates.map((one) => gaugeInList(one, scale).zero);
    expect(zeros).toEqual([18 / 218, 18 / 218]);
  });
});

describe('the scale of a list in which some are not sure', () => {
  const sure = { perMinute: -133, low: -138, high: -128, significant: true };
  const perhaps = { perMinute: -143, low: -179, high: -27, significant: false };

  it('holds a figure that is only perhaps where there is no other', () => {
    expect(listScale(spansInList([perhaps])).lost).toBe(200);
  });

  it('holds the figure of one that is not sure, and is not stretched by its interval', () => {
    expect(listScale(spansInList([sure, { ...perhaps, low: -5000 }])).lost).toBe(200);
    expect(listScale(spansInList([sure, { ...perhaps, perMinute: -400, low: -5000 }])).lost).toBe(500);
  });

  it('is there without any', () => {
    expect(listScale(spansInList([])).lost).toBe(1);
  });
});
