import { leastOf } from '../../core/math/extent.ts';
import { FIRST_LOOKS_EVERY_MS } from '../../core/page/interval.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { WatchRecord } from '../../storage/schema.ts';
import { dueMsOf } from './next-watch.ts';

/** What falls due within this part of the interval is read in the same tick, so that figures are comparable. */
const TOGETHER = 0.25;
/** Reads come this part of the interval earlier or later, so that no two browsers ask in step. */
const JITTER = 0.1;
/** Timers are off by a little. */
const EARLY_MS = 250;

/**
 * Picks the watches that are due and puts them all off to their next read, before any of them is read: a Page is
 * never read twice for one instant, however many ticks come at once, and an interval slept through is no debt.
 * @param paces how often each Page can be read.
 * @param random between 0 and 1.
 */
export function claimDue(
  watches: readonly WatchRecord[],
  nowMs: number,
  paces: ReadonlyMap<PageId, number>,
  random: number,
): WatchRecord[] {
  const read = watches.flatMap((watch) => {
    const dueMs = dueMsOf(watch, nowMs);
    const paceMs = paces.get(watch.pageId);
    return dueMs === undefined || paceMs === undefined ? [] : [{ watch, dueMs, paceMs }];
  });
  if (leastOf(read.map(({ dueMs }) => dueMs)) > nowMs + EARLY_MS) return [];
  const isDue = ({ dueMs, paceMs }: { dueMs: number; paceMs: number }): boolean =>
    dueMs <= nowMs + TOGETHER * paceMs;
  return read.filter(isDue).map(({ watch, paceMs }) => {
    const ahead = read.filter(
      (other) => other.paceMs === paceMs && other.watch.state.kind === 'measuring' && !isDue(other),
    );
    const ownMs = nowMs + paceMs * (1 + JITTER * (2 * random - 1));
    const nextTickMs = Math.min(leastOf(ahead.map(({ dueMs }) => dueMs)), ownMs);
    // Half an interval apart at least: what is wanted is one reading an interval.
    const regularMs = nextTickMs < nowMs + paceMs / 2 ? nextTickMs + paceMs : nextTickMs;
    const isQuick = watch.quickLooks > 0 && watch.state.kind === 'measuring';
    const nextReadMs = Math.round(isQuick ? Math.min(nowMs + FIRST_LOOKS_EVERY_MS, regularMs) : regularMs);
    const claimed = {
      ...watch,
      state: { ...watch.state, nextReadMs },
      // A plan far beyond the interval in force would be taken for one of a clock that jumped.
      intervalMs: watch.state.kind === 'measuring' ? paceMs : Math.max(watch.intervalMs, paceMs),
      quickLooks: isQuick ? watch.quickLooks - 1 : watch.quickLooks,
    };
    return claimed as WatchRecord;
  });
}
