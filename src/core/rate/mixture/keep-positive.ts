import type { Hypothesis } from './hypothesis.ts';

/** Variances are never less than this. */
const LEAST_LEVEL = 1e-6;
const LEAST_RATE = 1e-9;
/** Nor more: what is stored has 32 bits. */
const MOST = 1e30;
/** This part of a variance, at least, is not explained by the other numbers. */
const OWN = 1e-9;
/** The same once the numbers have been rounded to what is stored. */
export const OWN_WHEN_ROUNDED = 1e-6;

/**
 * Makes the covariance of a hypothesis positive definite: level, rate and acceleration are taken one after the other, as in a
 * factorisation L D L', and each keeps at least the part `own` of its variance for itself. Sums and differences of
 * large numbers leave that otherwise after a long prediction, or where a long one is followed by an exact read.
 */
export function keepPositive(h: Hypothesis, own = OWN): void {
  if (!(h.ll > LEAST_LEVEL)) h.ll = LEAST_LEVEL;
  else if (h.ll > MOST) h.ll = MOST;
  if (!(h.rr > LEAST_RATE)) h.rr = LEAST_RATE;
  else if (h.rr > MOST) h.rr = MOST;
  const most = (1 - own) * h.rr;
  const byLevel = (h.lr * h.lr) / h.ll;
  if (byLevel > most) h.lr *= Math.sqrt(most / byLevel);
  if (!(h.bb > 0)) {
    h.bb = 0;
    h.lb = 0;
    h.rb = 0;
    return;
  }
  if (h.bb > MOST) h.bb = MOST;
  const left = h.rr - (h.lr * h.lr) / h.ll;
  const ofRate = h.rb - (h.lr * h.lb) / h.ll;
  const explained = (h.lb * h.lb) / h.ll + (ofRate * ofRate) / left;
  const mostOfBend = (1 - own) * h.bb;
  if (explained > mostOfBend) {
    const by = Math.sqrt(mostOfBend / explained);
    h.lb *= by;
    h.rb *= by;
  }
}

/** Whether every number that counts is one. */
export const isFiniteHypothesis = (h: Hypothesis): boolean =>
  Number.isFinite(
    h.weight + h.level + h.rate + h.acceleration + h.ll + h.lr + h.lb + h.rr + h.rb + h.bb + h.inside,
  ) && Number.isFinite(h.formerRate + h.formerVariance + h.since + h.reads + h.sticky);
