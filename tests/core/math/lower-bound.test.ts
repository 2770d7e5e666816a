import { describe, expect, it } from 'vitest';
import { lowerBound } from '../../../src/core/math/lower-bound.ts';

describe('lowerBound', () => {
  it('is the first index that is not below', () => {
    expect([0, 1, 2, 3, 9].map((wanted) => lowerBound([1, 2, 2, 5], wanted))).toEqual([0, 0, 1, 3, 4]);
    expect(lowerBound([], 1)).toBe(0);
  });
});
