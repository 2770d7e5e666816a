import { describe, expect, it } from 'vitest';
import { controlDifference } from '../../../src/core/campaign/control-difference.ts';

const targets = { perMinute: -140, low: -152, high: -128, count: 2_000_000 };

describe('controlDifference', () => {
  it('takes off what the controls lose, at the size of the targets, and adds the errors in squares', () => {
    const controls = { perMinute: -5, low: -7, high: -3, count: 1_000_000 };
    const { beyond } = controlDifference(targets, controls);
    expect(beyond.value).toBe(-130);
    expect(beyond.low).toBeCloseTo(-130 - Math.hypot(12, 4), 12);
    expect(beyond.high).toBeCloseTo(-130 + Math.hypot(12, 4), 12);
  });

  it('turns a lopsided interval of the controls over', () => {
    const exact = { perMinute: -100, low: -100, high: -100, count: 1 };
    const controls = { perMinute: -10, low: -30, high: -9, count: 1 };
    expect(controlDifference(exact, controls).beyond).toEqual({ value: -90, low: -91, high: -70 });
  });

  it('warns when controls clearly fall at a pace that would explain a good part of it', () => {
    expect(
      controlDifference(targets, { perMinute: -60, low: -70, high: -50, count: 1_000_000 }).controlsFallToo,
    ).toBe(true);
  });

  it('does not warn of a fall that is not clear, or small beside the targets', () => {
    expect(
      controlDifference(targets, { perMinute: -60, low: -130, high: 10, count: 1_000_000 }).controlsFallToo,
    ).toBe(false);
    expect(
      controlDifference(targets, { perMinute: -2, low: -3, high: -1, count: 1_000_000 }).controlsFallToo,
    ).toBe(false);
  });

  it('warns from a fifth of the pace on, and not of a fall that may be none', () => {
    const five = { perMinute: -100, low: -110, high: -90, count: 20 };
    const one = { perMinute: -20, low: -30, high: -10, count: 20 };
    expect(controlDifference(five, one).controlsFallToo).toBe(true);
    expect(controlDifference(five, { ...one, perMinute: -19.9 }).controlsFallToo).toBe(false);
    expect(controlDifference(five, { ...one, high: 0 }).controlsFallToo).toBe(false);
  });

  it('does not warn when the targets do not fall', () => {
    expect(
      controlDifference(
        { perMinute: 50, low: 40, high: 60, count: 1000 },
        { perMinute: -4, low: -5, high: -3, count: 1000 },
      ).controlsFallToo,
    ).toBe(false);
  });
});
