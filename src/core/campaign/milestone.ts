import type { Count } from '../count/count.ts';
import { flooredTo } from '../math/floored-to.ts';
import type { RateEstimate } from '../rate/rate.ts';

/** The next round number on the way, and when it is reached if it goes on like this. */
export interface Milestone {
  readonly kind: 'milestone';
  readonly value: number;
  /** Minutes from now at the ends of the interval; the later end is open where the rate could be nothing. */
  readonly soonestMinutes: number;
  readonly latestMinutes?: number;
}

export interface NoMilestone {
  readonly kind: 'no-milestone';
}

/** Two digits make a round number: 2,450,118 goes down to 2,400,000. */
const ROUND_DIGITS = 2;

/** Further away than this nothing is foretold: a campaign's rate does not stay. */
const LONGEST_MINUTES = 90 * 24 * 60;

/** The distance of the round numbers about a count. */
export const roundStep = (count: number): number =>
  10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) + 1 - ROUND_DIGITS);

/** The next milestone of a count at its present rate; none while the direction is not clear. */
export function nextMilestone(count: Count, rate: RateEstimate): Milestone | NoMilestone {
  if (rate.kind !== 'rate' || !rate.significant) return { kind: 'no-milestone' };
  return reaching(count, roundNumberAhead(count, rate.perMinute), rate.low, rate.high);
}

/** The next round number that a count comes to at a rate; below zero where there is none. */
export function roundNumberAhead({ value, step }: Count, perMinute: number): number {
  if (perMinute >= 0) {
    const highest = value + step - 1;
    const round = roundStep(highest);
    return Math.floor(highest / round + 1) * round;
  }
  // What is shown rounded lies above the number shown, mostly: that is still to be reached.
  const above = step === 1 ? value - 1 : value;
  const round = roundStep(above);
  return flooredTo(above, round);
}

/**
 * When a count reaches a value at a rate between two ends, a minute: from the nearest number that the count can stand
 * for at the one end, from the farthest at the other.
 */
export function reaching(
  { value: lowest, step }: Count,
  value: number,
  low: number,
  high: number,
): Milestone | NoMilestone {
  const highest = lowest + step - 1;
  const isBelow = value < highest;
  const [nearest, farthest] = isBelow
    ? [Math.min(0, value - lowest), value - highest]
    : [Math.max(0, value - highest), value - lowest];
  const [fastest, slowest] = isBelow ? [low, high] : [high, low];
  const soonestMinutes = nearest === 0 ? 0 : nearest / fastest;
  if (value < 0 || !(farthest / fastest >= 0 && soonestMinutes <= LONGEST_MINUTES))
    return { kind: 'no-milestone' };
  const latestMinutes = farthest / slowest;
  const milestone = { kind: 'milestone', value, soonestMinutes } as const;
  return latestMinutes >= soonestMinutes && latestMinutes <= LONGEST_MINUTES
    ? { ...milestone, latestMinutes }
    : milestone;
}
