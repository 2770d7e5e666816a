import { lowerBound } from '../math/lower-bound.ts';
import type { ObserverId } from './observer.ts';

/** Where one's own samples are further apart than this many times one's own pace, another's may stand in. */
const GAP_PACES = 2.5;
/** The pace of who has not looked twice: what measuring begins with. */
const USUAL_PACE_MS = 60_000;

/** When another observer looked at the same series: milliseconds since 1970 UTC, ascending. */
export interface ObserverInstants {
  readonly observer: ObserverId;
  readonly atMs: ArrayLike<number>;
}

/** A stretch of one other observer's samples that stands in a gap of one's own. */
export interface RelayStretch {
  readonly observer: ObserverId;
  /** Indices into that observer's samples, from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
}

/** The usual span between one's own looks, milliseconds: the median, so that gaps do not count. */
export function paceOf(atMs: ArrayLike<number>): number {
  const spans = Array.from({ length: Math.max(0, atMs.length - 1) }, (_, i) => at(atMs, i + 1) - at(atMs, i));
  return spans.sort((a, b) => a - b)[spans.length >> 1] ?? USUAL_PACE_MS;
}

/**
 * Who stands in where one was not looking: in each gap the observer who looked most often in it, and in what that one
 * leaves open the next. Never two observers mixed in one stretch: copies of a counter differ, and their mixture would
 * be read as gains and losses that nobody made.
 * @param own one's own instants, ascending.
 * @param paceMs as `paceOf` gives it.
 * @param fromMs and `toMs` bound the span that is looked at; before the first own sample and after the last one there
 *   is a gap too.
 * @returns in time order.
 */
export function relay(
  own: ArrayLike<number>,
  others: readonly ObserverInstants[],
  paceMs: number,
  fromMs: number,
  toMs: number,
): RelayStretch[] {
  const longestMs = GAP_PACES * paceMs;
  const stretches: RelayStretch[] = [];
  let beforeMs = fromMs - 1;
  for (let i = lowerBound(own, fromMs); i < own.length && at(own, i) <= toMs; i++) {
    stretches.push(...fillGap(others, beforeMs, at(own, i), longestMs));
    beforeMs = at(own, i);
  }
  stretches.push(...fillGap(others, beforeMs, toMs + 1, longestMs));
  return stretches;
}

/** Fills what lies strictly between two instants, where it is a gap. */
function fillGap(
  others: readonly ObserverInstants[],
  afterMs: number,
  beforeMs: number,
  longestMs: number,
): RelayStretch[] {
  if (beforeMs - afterMs <= longestMs) return [];
  const best = mostIn(others, afterMs, beforeMs);
  if (!best) return [];
  const { observer, atMs, from, to } = best;
  // Whoever is left looked less often: each in turn, so this ends.
  const rest = others.filter((one) => one.observer !== observer);
  const stretches: RelayStretch[] = [];
  let [start, lastMs] = [from, afterMs];
  for (let i = from; i <= to; i++) {
    const nextMs = i < to ? at(atMs, i) : beforeMs;
    const within = nextMs - lastMs > longestMs ? fillGap(rest, lastMs, nextMs, longestMs) : [];
    if (within.length > 0) {
      if (i > start) stretches.push({ observer, from: start, to: i });
      stretches.push(...within);
      start = i;
    }
    lastMs = nextMs;
  }
  if (to > start) stretches.push({ observer, from: start, to });
  return stretches;
}

/** Who has most samples strictly between two instants; the first named on a tie. */
function mostIn(others: readonly ObserverInstants[], afterMs: number, beforeMs: number) {
  let best: (ObserverInstants & { from: number; to: number }) | undefined;
  for (const one of others) {
    const [from, to] = [lowerBound(one.atMs, afterMs + 1), lowerBound(one.atMs, beforeMs)];
    if (to - from > (best ? best.to - best.from : 0)) best = { ...one, from, to };
  }
  return best;
}

const at = (atMs: ArrayLike<number>, i: number): number => atMs[i] ?? Number.NaN;
