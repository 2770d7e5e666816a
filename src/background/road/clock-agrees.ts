import { type Instant, ranAlike, TOLERANCE_MS } from '../../platform/clock.ts';

/**
 * Whether the wall clock ran as the monotonic one between question and answer, and the document was answered
 * between the two. A computer that slept in between fails too: its monotonic clock may have stood still.
 */
export const clockAgrees = (before: Instant, after: Instant, atMs: number): boolean =>
  ranAlike(before, after) && atMs >= before.wall - TOLERANCE_MS && atMs <= after.wall + TOLERANCE_MS;
