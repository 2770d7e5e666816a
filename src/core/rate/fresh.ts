import type { EarlyRate, JumpedRate, Rate, RateEstimate } from './rate.ts';

/** A rate older than this no longer speaks of now: the longest reading interval, 5 min, and a missed read. */
export const FRESH_MS = 11 * 60_000;

/** Whether it is a rate and still speaks of now; what is too early to tell and what jumped is none. */
export const isFresh = (rate: RateEstimate, nowMs: number, freshMs = FRESH_MS): rate is Rate =>
  rate.kind === 'rate' && nowMs - rate.atMs <= freshMs;

/** Whether there are figures of any kind that still speak of now. */
export const speaksOfNow = (
  rate: RateEstimate,
  nowMs: number,
  freshMs = FRESH_MS,
): rate is Rate | EarlyRate | JumpedRate => rate.kind !== 'no-rate' && nowMs - rate.atMs <= freshMs;
