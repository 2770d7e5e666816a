/**
 * How many decimals a figure is written with: none from 10 up, below that two significant digits, at most
 * five decimals.
 * @param size zero or more.
 */
export function decimalsFor(size: number): number {
  if (size >= 9.95) return 0;
  if (size <= 0) return 1;
  return Math.min(5, 1 - Math.floor(Math.log10(size)));
}

/** Binary fractions must not push a number that is already round over the edge. */
const SLACK = 1e-9;

/** As many decimals as a round number itself has, at most five: 150 has none, 0.015 has three. */
export const decimalsOf = (round: number): number =>
  [0, 1, 2, 3, 4].find((decimals) => Math.abs(round - Number(round.toFixed(decimals))) < SLACK) ?? 5;

/** The largest number with so many decimals that is not above `value`: the low end of an interval. */
export const roundedDown = (value: number, decimals: number): number =>
  positiveZero(Math.floor(value * 10 ** decimals + SLACK) / 10 ** decimals);

/** The smallest number with so many decimals that is not below `value`: the high end of an interval. */
export const roundedUp = (value: number, decimals: number): number =>
  positiveZero(Math.ceil(value * 10 ** decimals - SLACK) / 10 ** decimals);

/** Minus zero would be written with its sign. */
const positiveZero = (value: number): number => value + 0;
