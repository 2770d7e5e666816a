import { exp } from './portable-math.ts';

/** The deviate of a central 95 % interval. */
export const Z95 = 1.96;

/** The standard normal density. */
export const normalDensity = (x: number): number => 0.3989422804014327 * exp(-0.5 * x * x);

/**
 * The standard normal distribution function, absolute error below 1.5e-7.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), formula 7.1.26.
 */
export const normalBelow = (x: number): number => belowOfBell(x, exp(-0.5 * x * x));

/** The same for who has `bell`, exp(-x²/2), at hand. */
export function belowOfBell(x: number, bell: number): number {
  const t = 1 / (1 + 0.3275911 * Math.SQRT1_2 * Math.abs(x));
  const tail =
    0.5 *
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    bell;
  return x < 0 ? tail : 1 - tail;
}
