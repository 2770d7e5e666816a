import { exp } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { keepPositive, OWN_WHEN_ROUNDED } from './keep-positive.ts';

/** Rounds the numbers to what a stored state keeps, so that a run that is stored and resumed is the same run. */
export function roundHypothesis(h: Hypothesis, base: number): void {
  h.weight = Math.fround(h.weight);
  h.share = exp(h.weight);
  h.level = base + Math.fround(h.level - base);
  h.rate = Math.fround(h.rate);
  h.acceleration = Math.fround(h.acceleration);
  h.bb = Math.fround(h.bb);
  h.formerRate = Math.fround(h.formerRate);
  h.formerVariance = Math.fround(h.formerVariance);
  h.since = Math.fround(h.since);
  h.reads = Math.fround(h.reads);
  h.inside = Math.fround(h.inside);
  h.sticky = Math.fround(h.sticky);
  keepPositive(h, OWN_WHEN_ROUNDED);
  h.ll = Math.fround(h.ll);
  h.lr = Math.fround(h.lr);
  h.lb = Math.fround(h.lb);
  h.rr = Math.fround(h.rr);
  h.rb = Math.fround(h.rb);
}
