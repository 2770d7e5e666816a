import { exp, log } from '../../math/portable-math.ts';
import { copyHypothesis, type Hypothesis } from './hypothesis.ts';
import { isFiniteHypothesis } from './keep-positive.ts';
import { REPLICAS_FROM } from './model.ts';

/** Lighter than this against the heaviest (log), a hypothesis is let go. */
const LIGHTEST = -10;
/** The heaviest that believes in replicas stays whatever it weighs: the replicas are learned through it. */
const FLOOR = exp(-14);
/** Two are merged when that changes the mixture by less than this (nats, an upper bound). */
const MERGE_BELOW = 0.002;

/**
 * Reduces a mixture to at most `kept` hypotheses: from the heaviest down, each is merged into a heavier one
 * that takes the same for granted where that costs less than MERGE_BELOW, and kept otherwise while there is
 * room. Weights come out normalised. The cost is Runnalls's upper bound on the Kullback-Leibler divergence
 * ("Kullback-Leibler approach to Gaussian mixture reduction", 2007), on level and rate.
 * @param from `count` hypotheses; weights are changed.
 * @param to written to; at least `kept` long.
 * @returns how many there are.
 */
export function reduce(from: Hypothesis[], count: number, to: readonly Hypothesis[], kept: number): number {
  const top = heaviest(from, count);
  let alive = 0;
  let spare: Hypothesis | undefined;
  for (let i = 0; i < count; i++) {
    const h = from[i];
    if (!h || !(h.weight > top + LIGHTEST)) {
      if (h && h.noise >= REPLICAS_FROM && h.weight > (spare?.weight ?? Number.NEGATIVE_INFINITY)) spare = h;
      continue;
    }
    const other = from[alive];
    if (other && alive !== i) {
      from[alive] = h;
      from[i] = other;
    }
    alive++;
  }
  sortByWeight(from, alive);

  let n = 0;
  let total = 0;
  let replicas = false;
  for (let i = 0; i < alive; i++) {
    const h = from[i];
    if (!h) continue;
    const weight = exp(h.weight - top);
    h.weight = weight; // plain from here to the end
    const key = keyOf(h);
    if (mayMerge(h, key, to, n)) total += weight;
    else if (n < kept - 1 || (n < kept && h.noise >= REPLICAS_FROM && !replicas)) {
      const place = to[n];
      if (place) copyHypothesis(place, h);
      keys[n] = key;
      volumes[n] = Number.NaN;
      n++;
      total += weight;
      replicas ||= h.noise >= REPLICAS_FROM;
    }
  }
  const place = to[n];
  if (!replicas && spare && place && n < kept) {
    copyHypothesis(place, spare);
    place.weight = FLOOR;
    n++;
  }
  for (let i = 0; i < n; i++) {
    const h = to[i];
    if (!h) continue;
    h.share = h.weight / total;
    h.weight = log(h.share);
  }
  return n;
}

/** The greatest weight. One that came to be no number is left out, and takes no other with it. */
function heaviest(from: readonly Hypothesis[], count: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const h = from[i];
    if (!h) continue;
    if (!isFiniteHypothesis(h)) h.weight = Number.NEGATIVE_INFINITY;
    else if (h.weight > top) top = h.weight;
  }
  return top;
}

/** Merges `h` into the first of `n` kept that takes the same for granted and lies near; says whether there was one. */
function mayMerge(h: Hypothesis, key: number, to: readonly Hypothesis[], n: number): boolean {
  let volume = Number.NaN;
  for (let j = 0; j < n; j++) {
    if (keys[j] !== key) continue;
    const into = to[j];
    if (!into || isFar(into, h)) continue;
    // A logarithm each: worked out when first asked for.
    if (Number.isNaN(volume)) volume = logVolume(h);
    if (Number.isNaN(volumes[j])) volumes[j] = logVolume(into);
    if (mergeCost(into, h, volumes[j] ?? 0, volume) >= MERGE_BELOW) continue;
    merge(into, h);
    volumes[j] = Number.NaN;
    return true;
  }
  return false;
}

/** What a hypothesis takes for granted, as one whole number. */
const keyOf = (h: Hypothesis): number => h.noise | (h.churn << 5) | (h.kind << 8) | (h.verdict << 11);

/** Distances of Shell's sort (Ciura, "Best increments for the average case of Shellsort", 2001). */
const DISTANCES = [132, 57, 23, 10, 4, 1] as const;

/** Heaviest first. */
function sortByWeight(list: Hypothesis[], count: number): void {
  for (const by of DISTANCES)
    for (let i = by; i < count; i++) {
      const h = list[i];
      if (!h) continue;
      let j = i - by;
      for (; j >= 0; j -= by) {
        const other = list[j];
        if (!other || other.weight >= h.weight) break;
        list[j + by] = other;
      }
      list[j + by] = h;
    }
}

/** A determinant that rounding brought to nothing. */
const LEAST_VOLUME = 1e-15;
const volumes = new Float64Array(128);
const keys = new Int32Array(128);

/** Log of the determinant of the covariance of level and rate. */
const logVolume = (h: Hypothesis): number => log(Math.max(LEAST_VOLUME, h.ll * h.rr - h.lr * h.lr));

/**
 * Whether merging surely costs too much, without a logarithm: for means `d` apart the cost is at least
 * w / 2 · ln(1 + pq d²/v), v the mean variance, and ln(1 + x) is at least x / (1 + x).
 */
function isFar(a: Hypothesis, b: Hypothesis): boolean {
  const w = a.weight + b.weight;
  const p = a.weight / w;
  const q = b.weight / w;
  const dl = a.level - b.level;
  const dr = a.rate - b.rate;
  const x = p * q * Math.max((dl * dl) / (p * a.ll + q * b.ll), (dr * dr) / (p * a.rr + q * b.rr));
  return 0.5 * w * x > MERGE_BELOW * (1 + x);
}

/** Runnalls's bound for two hypotheses with plain weights and log determinants `volumeA` and `volumeB`. */
function mergeCost(a: Hypothesis, b: Hypothesis, volumeA: number, volumeB: number): number {
  const w = a.weight + b.weight;
  const p = a.weight / w;
  const q = b.weight / w;
  const dl = a.level - b.level;
  const dr = a.rate - b.rate;
  const ll = p * a.ll + q * b.ll + p * q * dl * dl;
  const lr = p * a.lr + q * b.lr + p * q * dl * dr;
  const rr = p * a.rr + q * b.rr + p * q * dr * dr;
  return 0.5 * (w * log(Math.max(LEAST_VOLUME, ll * rr - lr * lr)) - a.weight * volumeA - b.weight * volumeB);
}

/** Moment-matches `b` into `a`; plain weights. */
function merge(a: Hypothesis, b: Hypothesis): void {
  const w = a.weight + b.weight;
  const p = a.weight / w;
  const q = b.weight / w;
  const dl = b.level - a.level;
  const dr = b.rate - a.rate;
  const db = b.acceleration - a.acceleration;
  const pq = p * q;
  a.ll = p * a.ll + q * b.ll + pq * dl * dl;
  a.lr = p * a.lr + q * b.lr + pq * dl * dr;
  a.lb = p * a.lb + q * b.lb + pq * dl * db;
  a.rr = p * a.rr + q * b.rr + pq * dr * dr;
  a.rb = p * a.rb + q * b.rb + pq * dr * db;
  a.bb = p * a.bb + q * b.bb + pq * db * db;
  a.level += q * dl;
  a.rate += q * dr;
  a.acceleration += q * db;
  a.sticky += q * (b.sticky - a.sticky);
  if (b.weight > 0.1 * a.weight) {
    a.since = Math.max(a.since, b.since);
    a.reads = Math.min(a.reads, b.reads);
    a.inside = p * a.inside + q * b.inside;
    if (a.formerVariance >= 0 && b.formerVariance >= 0) {
      const df = b.formerRate - a.formerRate;
      a.formerVariance = p * a.formerVariance + q * b.formerVariance + pq * df * df;
      a.formerRate += q * df;
    }
  }
  a.weight = w;
}
