import { MINUTE_MS } from '../../core/math/durations.ts';
import { lowerBound } from '../../core/math/lower-bound.ts';
import type { CountColumns } from '../histories/count-columns.ts';

/** The mean change a minute on either side of an instant; nothing where it was hardly watched. */
export interface Around {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** So long a time on either side. */
export const AROUND_MS = 60 * MINUTE_MS;
/** Less than this part of it says nothing of the whole. */
const LEAST_WATCHED = 0.25;

/**
 * What a Page lost a minute before an instant and after it, from counts alone, over equal times; gaps are left out, of
 * the change and of the time alike. A difference that reaches over the instant is shared out between the two.
 * @param nowMs the time after it ends there at the latest, and the time before it is then as short.
 */
export function around(counts: CountColumns, atMs: number, nowMs: number): Around {
  const length = Math.min(AROUND_MS, nowMs - atMs);
  if (length <= 0) return { before: undefined, after: undefined };
  return {
    before: meanBetween(counts, atMs - length, atMs),
    after: meanBetween(counts, atMs, atMs + length),
  };
}

function meanBetween({ atMs, value, gaps }: CountColumns, fromMs: number, toMs: number): number | undefined {
  let change = 0;
  let watchedMs = 0;
  for (let i = Math.max(0, lowerBound(atMs, fromMs) - 1); i + 1 < atMs.length; i++) {
    const [start = 0, end = 0] = [atMs[i], atMs[i + 1]];
    if (start >= toMs) break;
    const part = Math.min(end, toMs) - Math.max(start, fromMs);
    if (part <= 0 || gaps[lowerBound(gaps, i)] === i) continue;
    change += (((value[i + 1] ?? 0) - (value[i] ?? 0)) * part) / (end - start);
    watchedMs += part;
  }
  return watchedMs < LEAST_WATCHED * (toMs - fromMs) ? undefined : (change / watchedMs) * MINUTE_MS;
}
