import { expMinus1, log, squared } from '../../math/portable-math.ts';
import { copyHypothesis, type Hypothesis } from './hypothesis.ts';
import {
  DISPERSION,
  GAINS_RETURN_SHARE,
  JUMP_EVERY,
  JUMP_SHARE,
  JUMP_SIZES,
  KIND_EVERY,
  KIND_PRIOR,
  KINDS,
  REST,
  RETURN_EVERY,
  RETURN_SHARE,
  RETURN_SOONEST,
  ROAM_EVERY,
  ROAMS,
  STOP_SHARE,
  TURN_SHARE,
  TURN_SOONEST,
} from './model.ts';

const LOG_JUMP_SHARE = JUMP_SHARE.map(log);
const LOG_STOP_SHARE = log(STOP_SHARE);
const LOG_KIND_PRIOR = KIND_PRIOR.map(log);
/** E|x| of a standard normal x. */
const MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

/** Log probability that something that happens once in `every` seconds happened within `seconds`. */
export const logHazard = (seconds: number, every: number): number =>
  log(Math.min(0.5, -expMinus1(-seconds / every)));

/**
 * What may have happened to the rate of `parent` in the `seconds` it was just predicted over: it jumped, at an
 * instant uniform in the interval, by a size of one of several scales, to rest, or back to where it was before;
 * or it began to move in another way. New branches for changes at every step are the multi-process models of
 * Harrison and Stevens, "Bayesian forecasting" (1976); that a run may end at every sample is the idea of Adams
 * and MacKay, "Bayesian online changepoint detection" (2007).
 * @param now the instant it was predicted to, seconds since the first sample.
 * @param amplitude the page's recent size of rate, a second.
 * @param next gives a hypothesis to write on.
 */
export function branch(
  parent: Hypothesis,
  now: number,
  seconds: number,
  amplitude: number,
  next: () => Hypothesis,
): void {
  const middle = now - seconds / 2;
  const jump = parent.weight + logHazard(seconds, JUMP_EVERY);
  for (let k = 0; k < JUMP_SIZES.length; k++) {
    const variance = squared(JUMP_SIZES[k] ?? 1);
    const child = jumped(next(), parent, middle);
    child.weight = jump + (LOG_JUMP_SHARE[k] ?? 0);
    // A jump `u` before the end adds u times its size to the level: E u = s/2, E u² = s²/3.
    child.rr += variance;
    child.lr += (variance * seconds) / 2;
    child.ll += (variance * seconds * seconds) / 3;
    // And the events of the new rate, over half the interval, are Poisson too.
    child.ll += (DISPERSION * MEAN_ABSOLUTE * (JUMP_SIZES[k] ?? 1) * seconds) / 2;
  }
  const stop = landed(jumped(next(), parent, middle), 0, REST * REST, seconds);
  stop.weight = jump + LOG_STOP_SHARE;
  if (parent.formerVariance >= 0) {
    const back = landed(jumped(next(), parent, middle), parent.formerRate, parent.formerVariance, seconds);
    back.weight = parent.weight + logHazard(seconds, returnsOnceIn(parent, middle));
  }

  const turn = parent.weight + logHazard(seconds, turnsOnceIn(parent, middle));
  for (let k = 0; k < KINDS.length; k++) {
    if (k === parent.kind) continue;
    const child = next();
    copyHypothesis(child, parent);
    child.weight = turn + (LOG_KIND_PRIOR[k] ?? 0);
    turnTo(child, k, amplitude);
    if (parent.churn === 0 || k === 0) continue;
    // What looked like churn may have been the motion: half of the weight goes without it.
    child.weight -= Math.LN2;
    const calm = next();
    copyHypothesis(calm, child);
    calm.churn = 0;
  }
}

/** A rate that jumped is at `now` about to go back once in so many seconds. */
export function returnsOnceIn(h: Hypothesis, now: number): number {
  const areGains = h.rate > Math.max(0, h.formerRate);
  const share = areGains ? GAINS_RETURN_SHARE : RETURN_SHARE;
  return Math.min(RETURN_EVERY, Math.max(RETURN_SOONEST, now - h.since) / share);
}

/** How the rate of `h` moves changes at `now` once in so many seconds. */
function turnsOnceIn(h: Hypothesis, now: number): number {
  if (h.kind !== 0) return h.kind === ROAMS ? ROAM_EVERY : KIND_EVERY;
  return Math.min(KIND_EVERY, Math.max(TURN_SOONEST, now - h.since) / TURN_SHARE);
}

/** Lets the rate of `h` move in another way from now on. */
export function turnTo(h: Hypothesis, kind: number, amplitude: number): void {
  const { strays, time, amplitude: share } = KINDS[kind] ?? KINDS[0];
  h.kind = kind;
  h.acceleration = 0;
  h.lb = 0;
  h.rb = 0;
  h.bb = share === 0 ? 0 : squared((share * amplitude) / (strays ? 1 : time));
}

/** `child` made of `parent` as one whose rate has just jumped; how it moves between jumps is a habit, and stays. */
function jumped(child: Hypothesis, parent: Hypothesis, since: number): Hypothesis {
  copyHypothesis(child, parent);
  child.formerRate = parent.rate;
  child.formerVariance = parent.rr;
  child.since = since;
  child.reads = 0;
  child.acceleration = 0;
  child.lb = 0;
  child.rb = 0;
  child.bb = 0;
  return child;
}

/** Lets the rate be one known beforehand from an instant uniform in the last `seconds` on. */
function landed(h: Hypothesis, rate: number, variance: number, seconds: number): Hypothesis {
  const by = rate - h.rate;
  const half = seconds / 2;
  h.level += by * half;
  // The level goes back to the middle of the interval by the old rate and on by the new one.
  h.ll = Math.max(h.ll - 2 * half * h.lr + half * half * h.rr, h.ll / 4);
  h.ll += (by * by * seconds * seconds) / 12 + variance * half * half;
  h.lr = variance * half;
  h.rate = rate;
  h.rr = variance;
  return h;
}
