import { exp, log } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';

/**
 * A page of millions is kept in several replicas, and a reader may stay with one of them for minutes: then all reads
 * are exact until it meets another, and the level moves at once by their difference. Whether a page is one of those is
 * a persistent state of every hypothesis: it grows less likely with each look at which nothing moved at once, and
 * nearly sure by the first such move.
 */

/** A reader stays for so many seconds. */
const DWELL = 500;
/** Part of the pages of so many that have such replicas. */
const SHARE = 0.25;
const OF_COUNT = 4_000_000;
const MOST_SHARE = 0.5;
/** Replicas differ by these parts of the count, and by so much at least. */
const LEAST_PART = 1e-5;
const MOST_PART = 5e-4;
const LEAST = 4;

/** Probability that a page is of this sort, from its first count alone. */
export const stickyAtFirst = (count: number): number => Math.min(MOST_SHARE, (SHARE * count) / OF_COUNT);

/** Probability that the reader of a page with replicas meets another within `seconds`. */
export const meetsAnother = (seconds: number): number => 1 - exp(-seconds / DWELL);

/** What is left of the probability where no replica was changed, which had the probability `meets`. */
export function stayWithReplica(h: Hypothesis, meets: number): void {
  const gone = h.sticky * meets;
  h.sticky = (h.sticky - gone) / (1 - gone);
}

/**
 * Log probability density that another replica was met within `seconds` and differs by `size`.
 * @param sticky probability that the page is of this sort.
 * @param count the count itself.
 */
export function logSwitch(sticky: number, seconds: number, size: number, count: number): number {
  const least = Math.max(LEAST, LEAST_PART * count);
  const most = Math.max(10 * least, MOST_PART * count);
  const off = size < least ? size / least : size > most ? most / size : 1;
  return log(
    Math.max(1e-30, sticky * meetsAnother(seconds) * off * off) / (2 * log(most / least) * (size + 1)),
  );
}
