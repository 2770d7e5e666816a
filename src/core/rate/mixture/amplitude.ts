import { exp } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { LEAST_AMPLITUDE } from './model.ts';

/** A hypothesis of fewer reads is too young to be believed. */
const LEAST_READS = 3;
/** The size of the rate is followed over so many seconds when it grows, and when it falls. */
const UP_SECONDS = 60;
const DOWN_SECONDS = 3600;

/**
 * The recent size of the rate, a second, `seconds` later: what motions of the rate are measured by. It goes up
 * quickly and comes down slowly, so that a page that pauses is not taken for a page at rest.
 * @param list `count` hypotheses whose weights sum to one.
 */
export function followAmplitude(
  amplitude: number,
  list: readonly Hypothesis[],
  count: number,
  seconds: number,
): number {
  let rate = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const h = list[i];
    if (!h || h.reads < LEAST_READS) continue;
    rate += h.share * h.rate;
    total += h.share;
  }
  if (total < 0.5) return amplitude;
  const size = Math.abs(rate / total);
  const keep = exp(-seconds / (size > amplitude ? UP_SECONDS : DOWN_SECONDS));
  return Math.max(LEAST_AMPLITUDE, amplitude * keep + size * (1 - keep));
}
