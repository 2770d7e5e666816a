import { DAY_MS } from '../../core/math/durations.ts';
import { flooredTo } from '../../core/math/floored-to.ts';
import type { History } from '../schema.ts';
import { write } from './transaction.ts';

// How old something is cannot be asked of a clock that may be wrong. Time is counted by its witnesses instead: the
// days on which samples were taken or upkeep ran. Between two witnesses no more than a day is believed to have
// passed, so that a clock that leaps ten years ahead makes nothing older than a day more.

/** The start of the day, in UTC, that an instant lies in. */
export const dayOf = (atMs: number): number => flooredTo(atMs, DAY_MS);

/** Upkeep runs: this day has come. */
export const witnessDay = (db: History, nowMs: number): Promise<void> =>
  write(db, async (tx) => {
    const day = dayOf(nowMs);
    await tx.objectStore('upkeep').put(day, day);
  });

/** The days of which there is a witness, latest first. */
export async function witnessedDays(db: History): Promise<number[]> {
  const [upkeeps, chunks, buckets] = await Promise.all([
    db.getAllKeys('upkeep'),
    db.getAllKeys('chunks'),
    db.getAllKeys('buckets'),
  ]);
  const days = new Set(upkeeps);
  for (const [, slot] of chunks) days.add(dayOf(slot));
  for (const [, , slot] of buckets) days.add(dayOf(slot));
  return [...days].sort((a, b) => b - a);
}

/**
 * The instant before which everything is at least as old as a span.
 * @param days of which there is a witness, latest first; those in the future of the clock say nothing.
 * @returns minus infinity where nothing is known to be so old.
 */
export function oldBefore(days: readonly number[], nowMs: number, spanMs: number): number {
  let laterMs = nowMs;
  let passedMs = 0;
  for (const day of days) {
    if (day >= laterMs) continue;
    const stepMs = Math.min(laterMs - day, DAY_MS);
    if (passedMs + stepMs >= spanMs) return laterMs - (spanMs - passedMs);
    passedMs += stepMs;
    laterMs = day;
  }
  return Number.NEGATIVE_INFINITY;
}
