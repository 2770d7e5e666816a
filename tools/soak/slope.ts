/** A slope with the ends of its 95 % interval, in the unit of the values an hour. */
export interface Slope {
  readonly perHour: number;
  readonly low: number;
  readonly high: number;
}

const HOUR_MS = 3_600_000;
const Z95 = 1.96;

/**
 * The least-squares slope of values over time. What a browser holds now resembles what it held a moment ago, so the
 * error of independent values is widened by the root of (1 + r) / (1 - r), r being the correlation of neighbouring
 * residuals, where that is above zero.
 * Source: Bartlett, "Some aspects of the time-correlation problem", J. R. Stat. Soc. 98 (1935).
 * @returns nothing of fewer than eight points.
 */
export function slopeOf(
  points: readonly { readonly atMs: number; readonly value: number }[],
): Slope | undefined {
  const count = points.length;
  if (count < 8) return undefined;
  const meanOf = (of: (point: (typeof points)[number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / count;
  const [meanMs, mean] = [meanOf(({ atMs }) => atMs), meanOf(({ value }) => value)];
  const spread = points.reduce((sum, { atMs }) => sum + (atMs - meanMs) ** 2, 0);
  const slope = points.reduce((sum, { atMs, value }) => sum + (atMs - meanMs) * (value - mean), 0) / spread;
  const residuals = points.map(({ atMs, value }) => value - mean - slope * (atMs - meanMs));
  const squares = residuals.reduce((sum, residual) => sum + residual ** 2, 0);
  const neighbours = residuals.slice(1).reduce((sum, residual, i) => sum + residual * (residuals[i] ?? 0), 0);
  const correlation = squares > 0 ? Math.min(0.95, Math.max(0, neighbours / squares)) : 0;
  const error = Math.sqrt(squares / (count - 2) / spread) * Math.sqrt((1 + correlation) / (1 - correlation));
  const hourly = (perMs: number): number => perMs * HOUR_MS;
  return { perHour: hourly(slope), low: hourly(slope - Z95 * error), high: hourly(slope + Z95 * error) };
}
