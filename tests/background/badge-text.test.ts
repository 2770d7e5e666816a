import { describe, expect, it } from 'vitest';
import { badgeText } from '../../src/background/badge-text.ts';

describe('the badge', () => {
  it.each([
    [-140, '140'],
    [-0.4, '0'],
    [0, '0'],
    [-999, '999'],
    [-9999, '10k'],
    [-12_345, '12k'],
    [-999_999, '1.0M'],
    [-1_234_567, '1.2M'],
    [12, '+12'],
    [0.4, '0'],
    [1234, '+1k'],
    [12_345, '+12k'],
    [250_000, '+…'],
  ])('writes %d a minute as %s', (perMinute, text) => {
    expect(badgeText(perMinute)).toBe(text);
    expect(badgeText(perMinute).length).toBeLessThanOrEqual(4);
  });
});
