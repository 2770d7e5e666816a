import { describe, expect, it } from 'vitest';
import { roundEnd } from '../../../src/core/summary/gauge.ts';
import { decimalsOf } from '../../../src/ui/text/round-figure.ts';

describe('the end of a scale', () => {
  it.each([
    [200, '200'],
    [15, '15'],
    [2.5, '2.5'],
    [0.3, '0.3'],
    [0.15, '0.15'],
    [0.015, '0.015'],
    [0.004, '0.004'],
  ])('%d is written as %s, not rounded to another number', (end, written) => {
    expect(end.toFixed(decimalsOf(end))).toBe(written);
  });

  it('is written as the number it is, for all the scales of losses from 0.01 to 20,000 a minute', () => {
    for (let size = 0.01; size <= 20_000; size *= 1.07) {
      const end = roundEnd(size);
      expect(Number(end.toFixed(decimalsOf(end)))).toBe(end);
    }
  });
});
