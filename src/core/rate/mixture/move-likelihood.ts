import { exp, squared } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { CHURNS, DISPERSION, KINDS } from './model.ts';

/** By a rate seen by fewer reads no move is foreseen. */
const LEAST_READS = 3;
/** The rate may have changed: then the size of a move says nothing of when the number was renewed. */
const UNFORESEEN = 0.05;

/**
 * How likely it is, as `h` sees it, that two reads differ `by` so much if so many seconds lay between.
 * @param noise variance of the difference of two reads of the same number.
 */
export function moveLikelihood(h: Hypothesis, by: number, noise: number): (seconds: number) => number {
  if (h.reads < LEAST_READS) return () => 1;
  const rate = KINDS[h.kind]?.strays ? h.rate + h.acceleration : h.rate;
  const events = DISPERSION * (Math.abs(rate) + (CHURNS[h.churn] ?? 0));
  // A tenth as high as the density of a minute's move is at its middle, whatever the move.
  const unforeseen = UNFORESEEN / Math.sqrt(noise + events * 60 + h.rr * 3600) / 10;
  return (seconds) => {
    const variance = noise + events * seconds + h.rr * seconds * seconds;
    const fits = exp(-0.5 * (squared(by - rate * seconds) / variance)) / Math.sqrt(variance);
    return (1 - UNFORESEEN) * fits + unforeseen;
  };
}
