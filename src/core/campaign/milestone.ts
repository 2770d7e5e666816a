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
export function nextMilestone(count: number, rate: RateEstimate): Milestone | NoMilestone {
  if (rate.kind !== 'rate' || !rate.significant) return { kind: 'no-milestone' };
  const isFalling = rate.perMinute < 0;
  const round = roundStep(isFalling ? count - 1 : count);
  const value = isFalling ? Math.ceil(count / round - 1) * round : Math.floor(count / round + 1) * round;
  return reaching(count, value, rate.low, rate.high);
}

/** When a count reaches a value at a rate between two ends, a minute. */
export function reaching(count: number, value: number, low: number, high: number): Milestone | NoMilestone {
  const way = value - count;
  const [fastest, slowest] = way < 0 ? [low, high] : [high, low];
  const soonestMinutes = way / fastest;
  if (value < 0 || !(soonestMinutes >= 0 && soonestMinutes <= LONGEST_MINUTES))
    return { kind: 'no-milestone' };
  const latestMinutes = way / slowest;
  const milestone = { kind: 'milestone', value, soonestMinutes } as const;
  return latestMinutes >= soonestMinutes && latestMinutes <= LONGEST_MINUTES
    ? { ...milestone, latestMinutes }
    : milestone;
}
