import { normalBelow, normalDensity } from '../../math/normal.ts';
import { log, squared } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { NOISES } from './model.ts';

/** Below this probability of still being inside, the fact is taken into the moments. */
const ABSORB_BELOW = 0.7;
/** Log probability that a level of which only the first step is known counts as inside it. */
export const INSIDE_AT_FIRST = log(0.9164);

/**
 * The shown number stayed: the level plus the noise of the read lies in [low, low + step). The weight takes the
 * probability of that in place of the one for the sample before it in the same dwell, since at a steady rate
 * the last one implies the others; only when it has become informative is the Gaussian itself cut
 * (moments of a truncated normal; "soft" updates as in Bar-Shalom and Tse 1975).
 */
export function stayInside(h: Hypothesis, low: number, step: number): void {
  const s = h.ll + squared(NOISES[h.noise] ?? 1);
  const sd = Math.sqrt(s);
  const a = (low - h.level) / sd;
  const b = (low + step - h.level) / sd;
  const p = Math.max(1e-12, normalBelow(b) - normalBelow(a));
  const inside = log(p);
  h.weight += inside - h.inside;
  h.inside = inside;
  h.reads += 1;
  if (p >= ABSORB_BELOW) return;
  const [da, db] = [normalDensity(a), normalDensity(b)];
  let mean = (da - db) / p;
  let variance = 1 + (a * da - b * db) / p - mean * mean;
  if (p < 1e-9) {
    // Far out in the tail the formulas lose their digits: the near edge is all that is left.
    mean = a > 0 ? a : b;
    variance = 0.01;
  }
  condition(h, sd * mean, s * Math.min(1, Math.max(0.01, variance)), s);
  h.inside = 0;
}

/** Makes the level plus noise, so far of variance `s`, lie `shift` off its mean with variance `left`. */
function condition(h: Hypothesis, shift: number, left: number, s: number): void {
  const gl = h.ll / s;
  const gr = h.lr / s;
  const gb = h.lb / s;
  const gone = s - left;
  h.level += gl * shift;
  h.rate += gr * shift;
  h.acceleration += gb * shift;
  h.ll -= gl * gl * gone;
  h.lr -= gl * gr * gone;
  h.lb -= gl * gb * gone;
  h.rr -= gr * gr * gone;
  h.rb -= gr * gb * gone;
  h.bb -= gb * gb * gone;
}
