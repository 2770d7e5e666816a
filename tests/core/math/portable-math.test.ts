import { describe, expect, it } from 'vitest';
import { exp, expMinus1, log, squared } from '../../../src/core/math/portable-math.ts';

const ULP = 2 ** -52;
const off = (found: number, right: number): number => Math.abs(found / right - 1) / ULP;

/** Arguments over the whole range, the small ones too. */
const both = Array.from({ length: 4001 }, (_, i) => (i - 2000) * 0.35).flatMap((x) => [x, x / 1000, x / 1e9]);

describe('functions that are the same in every engine', () => {
  // To 17 digits: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), tables 1.1 and 4.4.
  it('have the values of the tables', () => {
    expect(off(exp(2), 7.38905609893065)).toBeLessThan(2);
    expect(off(exp(-1), 0.36787944117144233)).toBeLessThan(2);
    expect(off(exp(10), 22_026.465794806718)).toBeLessThan(2);
    expect(off(log(3), 1.0986122886681098)).toBeLessThan(2);
    expect(off(log(7), 1.9459101490553132)).toBeLessThan(2);
    expect(squared(-3)).toBe(9);
  });

  it('are nowhere off by more than four units of the last place', () => {
    const wrong: [name: string, argument: number][] = [];
    for (const x of both) {
      // Where both are none, neither is off.
      const isOff = (found: number, right: number): boolean => found !== right && !(off(found, right) < 4);
      if (isOff(exp(x), Math.exp(x))) wrong.push(['exp', x]);
      if (isOff(expMinus1(x), Math.expm1(x))) wrong.push(['expMinus1', x]);
      const y = Math.exp(x);
      if (isOff(log(y), Math.log(y))) wrong.push(['log', y]);
    }
    expect(wrong).toEqual([]);
  });

  it('are right at the ends', () => {
    expect([exp(0), exp(Number.NEGATIVE_INFINITY), exp(-800), expMinus1(0), log(1)]).toEqual([1, 0, 0, 0, 0]);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect([log(-1), log(Number.NaN), exp(Number.NaN)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(off(log(Number.MIN_VALUE), -744.4400719213812)).toBeLessThan(4);
    expect(off(log(Number.MAX_VALUE), 709.782712893384)).toBeLessThan(4);
  });
});
