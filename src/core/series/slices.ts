import { HOUR_MS, MINUTE_MS } from '../math/durations.ts';
import { findGaps } from './gaps.ts';
import type { Sample } from './sample.ts';

/** Equal parts of a span of time, milliseconds since 1970 UTC. */
export interface SlicedSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

/** Change a minute in each part, negative is loss; nothing where it was not watched for long enough. */
export type Slices = readonly (number | undefined)[];

const USUAL_MS = 2 * MINUTE_MS;
/** Until so much has been seen, the span is this long and every reading has a slice of its own. */
const YOUNG_MS = 10 * MINUTE_MS;
/** A slice that was watched for less than this part says nothing. */
const LEAST_WATCHED = 0.4;

/**
 * Which slices the course of the last hour is cut into: 30 of two minutes; in the first ten minutes one a reading; none
 * shorter than the pace of the readings. It ends at the newest sample, or later where that is long ago, so that
 * nothing moves between two samples.
 * @param firstMs the oldest sample that is shown; @param paceMs how often the Page is read.
 */
export function slicesOfHour(firstMs: number, lastMs: number, nowMs: number, paceMs: number): SlicedSpan {
  const isYoung = lastMs - firstMs < YOUNG_MS;
  const width = isYoung ? Math.min(Math.max(paceMs, 15_000), YOUNG_MS) : Math.max(USUAL_MS, paceMs);
  const spanMs = isYoung ? YOUNG_MS : HOUR_MS;
  const lateMs = Math.max(0, nowMs - lastMs);
  const toMs = lastMs + Math.floor(lateMs / width) * width;
  const count = Math.max(1, Math.round(spanMs / width));
  return { fromMs: toMs - count * width, toMs, count };
}

/**
 * The change a minute in equal slices, from counts alone: plain differences of neighbouring samples, shared out over
 * the slices they span. No gap is bridged, and nothing is read from a count to a coarser showing of it.
 * @param points in time order.
 */
export function slicesOf(
  points: readonly Pick<Sample, 'atMs' | 'value' | 'step'>[],
  { fromMs, toMs, count }: SlicedSpan,
): Slices {
  const width = (toMs - fromMs) / count;
  const change = new Float64Array(count);
  const watchedMs = new Float64Array(count);
  const gaps = findGaps(points.map(({ atMs }) => atMs));
  // By index: the popup goes through the hour of every Page before anything is compiled.
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (!from || !to || from.step !== to.step || to.atMs <= Math.max(from.atMs, fromMs)) continue;
    if (gaps.includes(i - 1)) continue;
    const perMs = (to.value - from.value) / (to.atMs - from.atMs);
    const first = Math.max(0, Math.floor((from.atMs - fromMs) / width));
    for (let k = first; k < count && fromMs + k * width < to.atMs; k++) {
      const part = Math.min(to.atMs, fromMs + (k + 1) * width) - Math.max(from.atMs, fromMs + k * width);
      if (part <= 0) continue;
      change[k] = (change[k] ?? 0) + perMs * part;
      watchedMs[k] = (watchedMs[k] ?? 0) + part;
    }
  }
  return Array.from(change, (sum, k) => {
    const watched = watchedMs[k] ?? 0;
    return watched < LEAST_WATCHED * width ? undefined : (sum / watched) * MINUTE_MS;
  });
}

/** A slice of several Pages together, and how many of them were watched in it. */
export interface SummedSlices {
  readonly slices: Slices;
  readonly watched: readonly number[];
}

/** Several Pages together: each slice is the sum of those that were watched in it. @param lists all equally long. */
export function summedSlices(lists: readonly Slices[]): SummedSlices {
  const [first = []] = lists;
  const slices = first.map(() => 0);
  const watched = first.map(() => 0);
  for (const list of lists)
    for (let k = 0; k < slices.length; k++) {
      const one = list[k];
      if (one === undefined) continue;
      slices[k] = (slices[k] ?? 0) + one;
      watched[k] = (watched[k] ?? 0) + 1;
    }
  return { slices: slices.map((sum, k) => (watched[k] ? sum : undefined)), watched };
}
