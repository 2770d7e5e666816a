import type { WatchRecord } from '../../storage/schema.ts';
import { dueMsOf } from './next-watch.ts';

/** What falls due within this part of the interval is read in the same tick, so that figures are comparable. */
const TOGETHER = 0.25;
/** Reads come this part of the interval earlier or later, so that no two browsers ask in step. */
const JITTER = 0.1;
/** Timers are off by a little. */
const EARLY_MS = 250;

/**
 * Picks the watches that are due and puts them all off to the next tick, before any of them is read: a Page is
 * never read twice for one instant, however many ticks come at once, and an interval slept through is no debt.
 * @param chosenMs the interval the person chose.
 * @param random between 0 and 1.
 */
export function claimDue(
  watches: readonly WatchRecord[],
  nowMs: number,
  chosenMs: number,
  random: number,
): WatchRecord[] {
  const instants = watches.map((watch) => dueMsOf(watch, nowMs)).filter((atMs) => atMs !== undefined);
  if (Math.min(...instants) > nowMs + EARLY_MS) return [];
  const isDue = (nextMs: number): boolean => nextMs <= nowMs + TOGETHER * chosenMs;
  const ahead = watches.flatMap((watch) => {
    const dueMs = dueMsOf(watch, nowMs);
    return watch.state.kind === 'measuring' && dueMs !== undefined && !isDue(dueMs) ? [dueMs] : [];
  });
  const nextTickMs = Math.min(...ahead, nowMs + chosenMs * (1 + JITTER * (2 * random - 1)));
  // Half an interval apart at least: sooner, the sample would be refused.
  const nextReadMs = Math.round(nextTickMs < nowMs + chosenMs / 2 ? nextTickMs + chosenMs : nextTickMs);
  return watches.flatMap((watch) => {
    const dueMs = dueMsOf(watch, nowMs);
    if (dueMs === undefined || !isDue(dueMs)) return [];
    // A plan far beyond the interval in force would be taken for one of a clock that jumped.
    const intervalMs = Math.max(watch.intervalMs, chosenMs);
    return [{ ...watch, state: { ...watch.state, nextReadMs }, intervalMs }];
  });
}
