import { exp } from './portable-math.ts';

/** The deviate of a central 95 % interval. */
export const Z95 = 1.96;

/** The standard normal density. */
export const normalDensity = (x: number): number => 0.3989422804014327 * exp(-0.5 * x * x);

/** So many deviations off, nothing is left. */
export const NORMAL_END = 8;
/** Cells of the table to a deviation. */
const CELLS = 16;
const LAST = NORMAL_END * CELLS;
/** Density and what lies below, at i / CELLS deviations under the mean; one cell more, so that the last has an end. */
const densities = Float64Array.from({ length: LAST + 2 }, (_, i) => normalDensity(i / CELLS));
const tails = tailsOf(densities);

/** The integral from far below up to each, by Simpson's rule on every cell. */
function tailsOf(density: Float64Array): Float64Array {
  const found = new Float64Array(density.length);
  let sum = 0;
  for (let i = density.length - 2; i >= 0; i--) {
    const middle = normalDensity((i + 0.5) / CELLS);
    sum += ((density[i] ?? 0) + 4 * middle + (density[i + 1] ?? 0)) / (6 * CELLS);
    found[i] = sum;
  }
  return found;
}

/**
 * The standard normal distribution function, absolute error below 1e-7: the cubic through a table's neighbouring values
 * that has their slopes, which are the density (Hermite's interpolation). The inner loops ask for it more often than for
 * anything else, and a table costs a third of an exponential.
 */
export function normalBelow(x: number): number {
  const at = Math.abs(x) * CELLS;
  if (!(at < LAST)) return x > 0 ? 1 : x < 0 ? 0 : x;
  const i = Math.floor(at);
  const t = at - i;
  const from = tails[i] ?? 0;
  const by = (tails[i + 1] ?? 0) - from;
  // Slopes along a cell; the tail falls.
  const first = -(densities[i] ?? 0) / CELLS;
  const last = -(densities[i + 1] ?? 0) / CELLS;
  const tail = from + t * (first + t * (3 * by - 2 * first - last + t * (first + last - 2 * by)));
  return x < 0 ? tail : 1 - tail;
}

/** The density to about a part in a hundred, for steps that need no more. */
export function roughDensity(x: number): number {
  const at = Math.abs(x) * CELLS;
  if (!(at < LAST)) return 0;
  const i = Math.floor(at);
  const from = densities[i] ?? 0;
  return from + (at - i) * ((densities[i + 1] ?? 0) - from);
}
