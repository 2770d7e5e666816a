import type { FilterSample } from '../filter-sample.ts';
import { type Memory, NONE } from './memory.ts';

/**
 * Exact counts that follow sooner are not taken in: a Gaussian stands for the Skellam number of those who came and
 * went, and fits ill where mostly it is none. The count that is taken in next has all of them in it.
 */
const SOONEST_SECONDS = 5;
/** An instant on the series' own time: seconds since the first sample, less what the clock was set back by. */
export const secondsAt = ({ clockShiftMs, firstMs }: Readonly<Memory>, atMs: number): number =>
  (atMs + clockShiftMs - firstMs) / 1000;

/** The other way, by the present clock. */
export const instantOf = ({ clockShiftMs, firstMs }: Readonly<Memory>, seconds: number): number =>
  Math.round(firstMs + 1000 * seconds - clockShiftMs);

/**
 * Whether an instant is later than the last. A clock that was set back is believed at its second sample, and
 * the time between the two is the time that passed.
 */
export function isLater(memory: Memory, atMs: number): boolean {
  if (atMs > memory.lastMs) {
    memory.earlyMs = NONE;
    return true;
  }
  if (atMs === memory.lastMs) return false;
  if (memory.earlyMs === NONE || atMs <= memory.earlyMs) {
    memory.earlyMs = atMs;
    return false;
  }
  memory.clockShiftMs += memory.lastMs - memory.earlyMs;
  memory.earlyMs = NONE;
  return true;
}

/** Whether an exact count comes so soon after the last that hardly anybody can have come or gone. */
export function isTooSoon(memory: Readonly<Memory>, { atMs, step }: FilterSample): boolean {
  // A clock that was just set back is believed by this very sample.
  if (step > 1 || memory.lastStep > 1 || atMs <= memory.lastMs) return false;
  return secondsAt(memory, atMs) - memory.lastSeconds < SOONEST_SECONDS;
}
