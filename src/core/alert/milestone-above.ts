import { roundStep } from '../campaign/milestone.ts';
import type { Count } from '../count/count.ts';
import { REPLICA_JITTER } from '../count/replica-jitter.ts';

/**
 * The lowest round number that a count is surely below, whatever its step hides and its copies disagree about:
 * 2,312,587 is below 2,400,000, and still is at 2,299,900.
 */
export function milestoneAbove({ value, step }: Count): number {
  const highest = (value + step - 1) * (1 + REPLICA_JITTER);
  const round = roundStep(highest);
  return Math.floor(highest / round + 1) * round;
}
