import { squared } from './portable-math.ts';

/** A figure with the ends of its 95 % interval; `low <= value <= high`. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The sum of independent figures with its interval, the distances to the ends added in squares, each side for
 * itself, so that lopsided intervals stay lopsided.
 * Source: Zou and Donner, "Construction of confidence limits about effect measures: a general approach",
 * Statistics in Medicine 27 (2008) 1693-1702, after Newcombe's square-and-add (1998).
 * @param figures any number of them; none gives zero exactly.
 */
export function independentSum(figures: readonly Interval[]): Interval {
  let value = 0;
  let below = 0;
  let above = 0;
  for (const figure of figures) {
    value += figure.value;
    below += squared(figure.value - figure.low);
    above += squared(figure.high - figure.value);
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}

/** `factor` times a figure; a negative factor changes the ends over. */
export function scaled({ value, low, high }: Interval, factor: number): Interval {
  const ends = [low * factor, high * factor] as const;
  return { value: value * factor, low: Math.min(...ends), high: Math.max(...ends) };
}
