import { exp } from '../../math/portable-math.ts';

/**
 * One explanation of what has been seen, with its weight: a Gaussian over level, rate and acceleration (the slope of
 * the rate), and what it takes for granted beside them. Mutable, because the filter's inner loop runs on it.
 *
 * Units: levels are likes above the first count of the series, rates a second, times in seconds since the
 * first sample.
 */
export type Hypothesis = ReturnType<typeof emptyHypothesis>;

/** One with numbers that mean nothing yet: fractions, so that the engine keeps these fields as doubles from the start. */
export const emptyHypothesis = () => ({
  /** Logarithm of the weight. */
  weight: 0.5,
  /** The weight itself, of those that a mixture keeps. */
  share: 0.5,
  level: 0.5,
  rate: 0.5,
  acceleration: 0.5,
  /** Covariance: `l` level, `r` rate, `b` acceleration. */
  ll: 0.5,
  lr: 0.5,
  lb: 0.5,
  rr: 0.5,
  rb: 0.5,
  bb: 0.5,
  /** Index into NOISES: how far a read may lie from the level. */
  noise: 0,
  /** Index into CHURNS: events that cancel each other. */
  churn: 0,
  /** Index into KINDS: how the rate moves. */
  kind: 0,
  /** The rate before the last jump and its variance: where a burst returns to. */
  formerRate: 0.5,
  formerVariance: 0.5,
  /** When the rate last jumped. */
  since: 0.5,
  /** Samples taken in since then. */
  reads: 0.5,
  /** Of a rounded count: log probability that the level is still within the shown step, not yet taken in. */
  inside: 0.5,
  /** Probability that the number comes from replicas of which a reader stays with one for a while. */
  sticky: 0.5,
  /** What it makes of the last surprise, one of the VERDICTs. */
  verdict: 0,
});

export const VERDICT_PLAIN = 0;
/** Of the surprise that is being judged: the level shifted there, the read was wild. */
export const VERDICT_SHIFT = 1;
export const VERDICT_GLITCH = 2;
/** The same of the sample that is just being taken in. */
export const VERDICT_SHIFT_NOW = 3;
export const VERDICT_GLITCH_NOW = 4;

/** Makes `to` the same as `from`. */
export function copyHypothesis(to: Hypothesis, from: Hypothesis): void {
  to.weight = from.weight;
  to.share = from.share;
  to.level = from.level;
  to.rate = from.rate;
  to.acceleration = from.acceleration;
  to.ll = from.ll;
  to.lr = from.lr;
  to.lb = from.lb;
  to.rr = from.rr;
  to.rb = from.rb;
  to.bb = from.bb;
  to.noise = from.noise;
  to.churn = from.churn;
  to.kind = from.kind;
  to.formerRate = from.formerRate;
  to.formerVariance = from.formerVariance;
  to.since = from.since;
  to.reads = from.reads;
  to.inside = from.inside;
  to.sticky = from.sticky;
  to.verdict = from.verdict;
}

/** The numbers of a hypothesis for a stored state, the level against `base`; NUMBERS of them. */
export const toNumbers = (h: Hypothesis, base: number): number[] => [
  h.weight,
  h.level - base,
  h.rate,
  h.acceleration,
  h.ll,
  h.lr,
  h.lb,
  h.rr,
  h.rb,
  h.bb,
  h.noise + 32 * (h.churn + 8 * (h.kind + 8 * h.verdict)),
  h.formerRate,
  h.formerVariance,
  h.since,
  h.reads,
  h.inside,
  h.sticky,
];

export const NUMBERS = 17;

/** The other way. */
export function fromNumbers(h: Hypothesis, numbers: readonly number[], at: number, base: number): void {
  const get = (i: number) => numbers[at + i] ?? 0;
  h.weight = get(0);
  h.share = exp(h.weight);
  h.level = base + get(1);
  h.rate = get(2);
  h.acceleration = get(3);
  h.ll = get(4);
  h.lr = get(5);
  h.lb = get(6);
  h.rr = get(7);
  h.rb = get(8);
  h.bb = get(9);
  const classes = get(10);
  h.noise = classes % 32;
  h.churn = Math.floor(classes / 32) % 8;
  h.kind = Math.floor(classes / 256) % 8;
  h.verdict = Math.floor(classes / 2048);
  h.formerRate = get(11);
  h.formerVariance = get(12);
  h.since = get(13);
  h.reads = get(14);
  h.inside = get(15);
  h.sticky = get(16);
}
