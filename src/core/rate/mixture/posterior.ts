import { NORMAL_END, normalBelow, roughDensity, Z95 } from '../../math/normal.ts';
import { expMinus1, squared } from '../../math/portable-math.ts';
import { returnsOnceIn } from './branch.ts';
import type { Hypothesis } from './hypothesis.ts';
import { CHURNS, DISPERSION, KINDS, NOISES } from './model.ts';

/** What the mixture says of the rate, a second, and of the span it rests on. */
export interface Posterior {
  readonly median: number;
  /** Ends of the central 95 %. */
  readonly low: number;
  readonly high: number;
  /** Probability that the rate is below zero. */
  readonly falling: number;
  /** Since when, seconds after the first sample, and how many samples there were since. */
  readonly since: number;
  readonly reads: number;
}

const MOST = 256;
/** Newton's steps double the digits: one from so near is the last. */
const NEAR = 2e-4;
const means = new Float64Array(MOST);
const deviations = new Float64Array(MOST);
const weights = new Float64Array(MOST);
/** The spans the hypotheses rest on, the longest first. */
const spans = new Float64Array(MOST);
const spanReads = new Float64Array(MOST);
const spanWeights = new Float64Array(MOST);

/**
 * The posterior of `count` hypotheses whose weights sum to one: the median, because the mean is pulled about by
 * hypotheses that are wild and light.
 * @param now the instant they speak of, seconds after the first sample.
 * @param present the instant asked about, where the number seen last is that old: a rate that jumped may have
 * gone back since.
 */
export function posterior(list: readonly Hypothesis[], count: number, now: number, present = now): Posterior {
  let n = 0;
  for (let i = 0; i < count; i++) {
    const h = list[i];
    if (!h) continue;
    const strays = KINDS[h.kind]?.strays;
    const mean = strays ? h.rate + h.acceleration : h.rate;
    const variance = Math.max(1e-12, strays ? h.rr + 2 * h.rb + h.bb : h.rr);
    const weight = h.share;
    const back = wentBack(h, now, present);
    const young = sinceLastLook(h, now);
    if (young && young.variance < variance) put(n++, young.mean, young.variance, weight * (1 - back));
    else put(n++, mean, variance, weight * (1 - back));
    if (back > 0) put(n++, h.formerRate, h.formerVariance, weight * back);
  }
  return {
    median: quantile(n, 0.5),
    low: quantile(n, 0.025),
    high: quantile(n, 0.975),
    falling: below(n, 0),
    ...spanOf(list, count, now),
  };
}

/** Lays out the Gaussian `n`. */
function put(n: number, mean: number, variance: number, weight: number): void {
  means[n] = mean;
  deviations[n] = Math.sqrt(variance);
  weights[n] = weight;
}

/** The probability of the first `count` below `x`. */
function below(count: number, x: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++)
    sum += (weights[i] ?? 0) * normalBelow((x - (means[i] ?? 0)) / (deviations[i] ?? 1));
  return sum;
}

/** Probability that the rate of `h` went back to its former value between the two instants. */
const wentBack = (h: Hypothesis, now: number, present: number): number =>
  h.formerVariance < 0 ? 0 : -expMinus1((now - present) / returnsOnceIn(h, (now + present) / 2));

/**
 * The mean of the rate since the last look, where `h` says that it jumped in between: one count cannot tell when it
 * jumped and how far, a short rush from a long one, but it does tell how many came or went. A jump that began `u`
 * before the end of the `t` seconds, u uniform in them, brings u times its size; as it was laid out (see branch) its
 * share in the mean is two thirds of what the Kalman update makes of its size: (s² t / 3) / (s² / 2) over t.
 * @returns nothing where more than one count has been seen since, or nothing jumped.
 */
function sinceLastLook(h: Hypothesis, now: number): { mean: number; variance: number } | undefined {
  const seconds = 2 * (now - h.since);
  if (h.reads > 1 || h.formerVariance < 0 || seconds <= 0) return undefined;
  const mean = h.formerRate + (2 / 3) * (h.rate - h.formerRate);
  const events = DISPERSION * (Math.abs(mean) + (CHURNS[h.churn] ?? 0)) * seconds;
  return { mean, variance: (events + 2 * squared(NOISES[h.noise] ?? 1)) / squared(seconds) };
}

/** Half of the weight speaks for a longer span than this, half for a shorter one. */
function spanOf(list: readonly Hypothesis[], count: number, now: number): { since: number; reads: number } {
  let length = 0;
  for (let i = 0; i < count; i++) {
    const h = list[i];
    if (!h) continue;
    const span = Math.max(1, now - h.since);
    // A rate that moves is known only from as far back as it stays alike.
    const alike = Math.min(span, KINDS[h.kind]?.memory ?? span);
    let j = length++;
    for (; j > 0 && (spans[j - 1] ?? 0) < alike; j--) {
      spans[j] = spans[j - 1] ?? 0;
      spanReads[j] = spanReads[j - 1] ?? 0;
      spanWeights[j] = spanWeights[j - 1] ?? 0;
    }
    spans[j] = alike;
    spanReads[j] = h.reads * (alike / span);
    spanWeights[j] = h.share;
  }
  let weight = 0;
  for (let j = 0; j < length; j++) {
    weight += spanWeights[j] ?? 0;
    if (weight >= 0.5) return { since: now - (spans[j] ?? 0), reads: spanReads[j] ?? 0 };
  }
  return { since: now, reads: 1 };
}

/** A quantile of the mixture laid out above: Newton's steps within a bracket that bisection closes. */
function quantile(count: number, share: number): number {
  const z = share === 0.5 ? 0 : share < 0.5 ? -Z95 : Z95;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const far = NORMAL_END * (deviations[i] ?? 0);
    low = Math.min(low, (means[i] ?? 0) - far);
    high = Math.max(high, (means[i] ?? 0) + far);
  }
  let x = (means[0] ?? 0) + z * (deviations[0] ?? 0);
  for (let turn = 0; turn < 60; turn++) {
    let sum = 0;
    let density = 0;
    for (let i = 0; i < count; i++) {
      const deviation = deviations[i] ?? 1;
      const u = (x - (means[i] ?? 0)) / deviation;
      const weight = weights[i] ?? 0;
      sum += weight * normalBelow(u);
      density += (weight * roughDensity(u)) / deviation;
    }
    const miss = sum - share;
    if (miss > 0) high = x;
    else low = x;
    const step = x - miss / density;
    x = step > low && step < high ? step : (low + high) / 2;
    // So near, the step itself leaves a part in a million.
    if (x === step && Math.abs(miss) < NEAR) break;
  }
  return x;
}
