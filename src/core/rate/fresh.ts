import type { Rate, RateEstimate } from './rate.ts';

/** A rate older than this no longer speaks of now: the longest reading interval, 5 min, and a missed read. */
export const FRESH_MS = 11 * 60_000;

/** Whether a rate still speaks of now. */
export const isFresh = (rate: RateEstimate, nowMs: number, freshMs = FRESH_MS): rate is Rate =>
  rate.kind === 'rate' && nowMs - rate.atMs <= freshMs;
