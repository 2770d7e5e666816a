import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { lowerBound } from '../../core/math/lower-bound.ts';
import type { CountColumns } from '../histories/count-columns.ts';
import type { DenseCurve } from './thin-curve.ts';

const WIDTHS_MS = [2, 5, 10, 30, 60, 180, 360, 1440].map((minutes) => minutes * MINUTE_MS);
/** A picture holds so many slices at most. */
const MOST = 90;
/** A slice that was watched for less than this part says nothing. */
const LEAST_WATCHED = 0.4;

/** The narrowest slices of which a span has no more than a picture holds, milliseconds. */
export const sliceWidth = (spanMs: number): number =>
  WIDTHS_MS.find((width) => spanMs / width <= MOST) ?? 24 * HOUR_MS;

/**
 * The mean change a minute in equal slices, from counts alone: what a chart of rates shows until the estimates have
 * been worked out. No gap is bridged. Level over each slice; losses below zero.
 * @param sinceMs earlier counts are left out; @param widthMs of a slice.
 */
export function countedRate(
  { atMs, value, gaps }: CountColumns,
  sinceMs: number,
  widthMs: number,
): DenseCurve {
  const points: number[] = [];
  const rates: number[] = [];
  const breaks: number[] = [];
  let before = Number.NaN;
  let slice = Number.NaN;
  let change = 0;
  let watchedMs = 0;
  let gap = 0;
  for (let i = Math.max(0, lowerBound(atMs, sinceMs)); i + 1 < atMs.length; i++) {
    while ((gaps[gap] ?? Number.POSITIVE_INFINITY) < i) gap++;
    if (gaps[gap] === i) continue;
    const [from = 0, to = 0] = [atMs[i], atMs[i + 1]];
    if (to <= from) continue;
    const perMs = ((value[i + 1] ?? 0) - (value[i] ?? 0)) / (to - from);
    for (let next = Math.floor(from / widthMs); next * widthMs < to; next++) {
      if (next !== slice) {
        close();
        slice = next;
        change = 0;
        watchedMs = 0;
      }
      const part = Math.min(to, (next + 1) * widthMs) - Math.max(from, next * widthMs);
      change += perMs * part;
      watchedMs += part;
    }
  }
  close();
  return { atMs: points, lines: [rates], gaps: breaks };

  function close(): void {
    if (!(watchedMs >= LEAST_WATCHED * widthMs)) return;
    if (points.length > 0 && slice !== before + 1) breaks.push(points.length - 1);
    const perMinute = (change / watchedMs) * MINUTE_MS;
    // One that follows another begins a moment later: a line goes straight down from the one to the other.
    points.push(slice * widthMs + 1, (slice + 1) * widthMs);
    rates.push(perMinute, perMinute);
    before = slice;
  }
}
