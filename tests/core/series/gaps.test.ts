import { describe, expect, it } from 'vitest';
import { findGaps } from '../../../src/core/series/gaps.ts';

const seconds = (...spans: number[]): number[] => {
  let at = 1_456_500_000_000;
  return [at, ...spans.map((span) => (at += span * 1000))];
};

describe('findGaps', () => {
  it('finds none in no samples, in one, and in a steady run', () => {
    expect(findGaps([])).toEqual([]);
    expect(findGaps(seconds())).toEqual([]);
    expect(findGaps(seconds(30, 31, 29, 30, 30, 32))).toEqual([]);
  });

  it('takes one or two missed reads for what they are, and a longer silence for a gap', () => {
    expect(findGaps(seconds(30, 30, 90, 30, 30))).toEqual([]);
    expect(findGaps(seconds(30, 30, 101, 30, 30))).toEqual([2]);
  });

  it('measures a silence by the interval in force around it', () => {
    expect(findGaps(seconds(300, 310, 620, 300, 290))).toEqual([]);
    expect(findGaps(seconds(300, 310, 1000, 300, 290))).toEqual([2]);
  });

  it('finds several, at the ends too', () => {
    expect(findGaps(seconds(3600, 30, 30, 7200, 30, 30, 3600))).toEqual([0, 3, 6]);
  });

  it('does not take visits hours apart for an interval of hours', () => {
    expect(findGaps(seconds(7200, 7000, 7100, 7300))).toEqual([0, 1, 2, 3]);
  });

  it('calls a lone long span a gap', () => {
    expect(findGaps(seconds(101))).toEqual([0]);
    expect(findGaps(seconds(60))).toEqual([]);
  });

  it('is longer than a hundred seconds and three usual spans, not as long', () => {
    expect(findGaps(seconds(30, 30, 100, 30, 30))).toEqual([]);
    expect(findGaps(seconds(300, 300, 900, 300, 300))).toEqual([]);
    expect(findGaps(seconds(300, 300, 901, 300, 300))).toEqual([2]);
  });

  it('takes for usual the middle of four spans on either side, the lower one of two', () => {
    expect(findGaps(seconds(600, 30, 300, 300, 30))).toEqual([0, 2, 3]);
    expect(findGaps(seconds(30, 300, 300, 30, 600))).toEqual([1, 2, 4]);
  });
});
