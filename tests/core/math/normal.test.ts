import { describe, expect, it } from 'vitest';
import { normalBelow, normalDensity, roughDensity } from '../../../src/core/math/normal.ts';

/** Φ(x) by the series ½ + φ(x) (x + x³/3 + x⁵/15 + …), for x from 0 to 5. */
function byItsSeries(x: number): number {
  let [sum, term] = [x, x];
  for (let k = 1; k < 200; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

describe('the normal distribution', () => {
  it('is that of its series to a ten-millionth, on both sides', () => {
    for (let x = 0; x <= 5; x += 0.0137) {
      expect(Math.abs(normalBelow(x) - byItsSeries(x)), `at ${x}`).toBeLessThan(1e-7);
      expect(Math.abs(normalBelow(-x) - (1 - byItsSeries(x))), `at ${-x}`).toBeLessThan(1e-7);
    }
  });

  it('keeps its digits far out, where little is left', () => {
    // From tables: Q(4) = 3.16712e-5, Q(6) = 9.86588e-10.
    expect(normalBelow(-4) / 3.16712e-5).toBeCloseTo(1, 3);
    expect(normalBelow(-6) / 9.86588e-10).toBeCloseTo(1, 3);
  });

  it('never falls, and ends at nothing and at all', () => {
    let before = 0;
    for (let x = -9; x <= 9; x += 0.0101) {
      const now = normalBelow(x);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect([normalBelow(-8), normalBelow(-1e300), normalBelow(Number.NEGATIVE_INFINITY)]).toEqual([0, 0, 0]);
    expect([normalBelow(8), normalBelow(1e300), normalBelow(Number.POSITIVE_INFINITY)]).toEqual([1, 1, 1]);
    expect(normalBelow(0)).toBeCloseTo(0.5, 12);
    expect(normalBelow(Number.NaN)).toBeNaN();
  });

  it('has a rough density within a hundredth where a step is taken', () => {
    for (let x = -4; x <= 4; x += 0.013)
      expect(roughDensity(x) / normalDensity(x), `at ${x}`).toBeCloseTo(1, 1.5);
    expect(roughDensity(9)).toBe(0);
  });
});
