import type { Count } from '../count/count.ts';

/** Copies of a counter differ by up to about this part of it. */
const JITTER = 2e-4;
/** Two digits make a round number. */
const ROUND_DIGITS = 2;

/**
 * The lowest round number that a count is surely below, whatever its step hides and its copies disagree about:
 * 2,312,587 is below 2,400,000, and still is at 2,299,900.
 */
export function milestoneAbove({ value, step }: Count): number {
  const highest = (value + step - 1) * (1 + JITTER);
  const round = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, highest))) + 1 - ROUND_DIGITS);
  return Math.floor(highest / round + 1) * round;
}
