import { monotonicMs, nowMs } from '../../platform/clock.ts';

const TOLERANCE_MS = 2000;

/** An instant by both clocks. */
export interface Instant {
  readonly wall: number;
  readonly monotonic: number;
}

export const instantNow = (): Instant => ({ wall: nowMs(), monotonic: monotonicMs() });

/**
 * Whether the wall clock ran as the monotonic one between question and answer, and the document was answered
 * between the two. A computer that slept in between fails too: its monotonic clock may have stood still.
 */
export function clockAgrees(before: Instant, after: Instant, atMs: number): boolean {
  const drift = after.wall - before.wall - (after.monotonic - before.monotonic);
  const isBetween = atMs >= before.wall - TOLERANCE_MS && atMs <= after.wall + TOLERANCE_MS;
  return Math.abs(drift) <= TOLERANCE_MS && isBetween;
}
