import { exp, log, squared } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { NOISES } from './model.ts';

/** So many replicas are told apart at most. */
const MOST = 6;
/** Pseudo-count of a replica not met so far, and how wide its offset may lie (standard deviation). */
const UNMET = 0.7;
const UNMET_DEVIATION = 600;
/** Seconds by which a replica's lag may differ from what its offset has learned. */
const LAG_SLACK = 2.5;
/** Seconds by which replicas may lag behind each other (standard deviation). */
const LAG_DEVIATION = 2.5;
/** What a count of visits keeps from read to read. */
const KEEP = 0.997;
/** Variance an offset gains from read to read. */
const WANDER = 0.1;

/**
 * The replicas of a number that answer in turn, each with its own offset from their mean. A read of one of them
 * is an exact read of the level plus that offset; which one it was is not said, so every hypothesis that
 * believes in replicas weighs them all (probabilistic data association, Bar-Shalom and Tse 1975).
 * The offsets are learned once for all hypotheses.
 */
export class ReplicaBook {
  count = 0;
  readonly offset = new Float64Array(MOST);
  readonly variance = new Float64Array(MOST);
  readonly visits = new Float64Array(MOST);
  /** The rate at which the offsets were learned, a second. */
  #rate = 0;
  readonly #share = new Float64Array(MOST);

  clear(): void {
    this.count = 0;
    this.#rate = 0;
  }

  /** Rounds the numbers to what a stored state keeps. */
  round(): void {
    this.#rate = Math.fround(this.#rate);
    for (let k = 0; k < this.count; k++) {
      this.offset[k] = Math.fround(this.offset[k] ?? 0);
      this.variance[k] = Math.fround(this.variance[k] ?? 0);
      this.visits[k] = Math.fround(this.visits[k] ?? 0);
    }
  }

  toNumbers(): number[] {
    const all = [this.#rate];
    for (let k = 0; k < this.count; k++)
      all.push(this.offset[k] ?? 0, this.variance[k] ?? 0, this.visits[k] ?? 0);
    return all;
  }

  fromNumbers(numbers: readonly number[]): void {
    this.#rate = numbers[0] ?? 0;
    this.count = Math.min(MOST, Math.floor(numbers.length / 3));
    for (let k = 0; k < this.count; k++) {
      this.offset[k] = numbers[3 * k + 1] ?? 0;
      this.variance[k] = numbers[3 * k + 2] ?? 0;
      this.visits[k] = numbers[3 * k + 3] ?? 0;
    }
  }

  /** Takes a reading in, as one of the replicas or one not met so far. The last two are those of `update`. */
  update(h: Hypothesis, y: number, extra: number, lagVariance = 0): void {
    const lagged = extra + lagVariance * h.rate * h.rate;
    const noise = squared(NOISES[h.noise] ?? 1) + lagged + squared(LAG_SLACK * h.rate);
    const e = y - h.level;
    let total = UNMET;
    for (let k = 0; k < this.count; k++) total += this.visits[k] ?? 0;
    const wide = h.ll + noise + squared(UNMET_DEVIATION);
    const unmet = (UNMET / total) * density(e, wide);
    let all = unmet;
    for (let k = 0; k < this.count; k++) {
      const s = h.ll + noise + (this.variance[k] ?? 0);
      const share = ((this.visits[k] ?? 0) / total) * density(e - (this.offset[k] ?? 0), s);
      this.#share[k] = share;
      all += share;
    }
    if (!(all > 0)) all = Number.MIN_VALUE;
    h.weight += log(all);
    // One gain for each replica, the moments of the mixture of what they give.
    let gain = 0;
    let shift = 0;
    let square = 0;
    let left = 0;
    for (let k = 0; k < this.count; k++) {
      const p = (this.#share[k] ?? 0) / all;
      if (p < 1e-6) continue;
      const s = h.ll + noise + (this.variance[k] ?? 0);
      const move = (e - (this.offset[k] ?? 0)) / s;
      gain += p / s;
      shift += p * move;
      square += p * move * move;
      left += p;
    }
    const p0 = Math.max(0, 1 - left);
    gain += p0 / wide;
    shift += (p0 * e) / wide;
    square += p0 * squared(e / wide);
    // P' = P - P H' (gain - spread) H P with the spread of the moves.
    const net = gain - Math.max(0, square - shift * shift);
    const { ll, lr, lb } = h;
    h.level += ll * shift;
    h.rate += lr * shift;
    h.acceleration += lb * shift;
    h.ll = Math.max(1e-6, ll - ll * ll * net);
    h.lr = lr - ll * lr * net;
    h.lb = lb - ll * lb * net;
    h.rr = Math.max(1e-9, h.rr - lr * lr * net);
    h.rb -= lr * lb * net;
    h.bb = Math.max(0, h.bb - lb * lb * net);
    h.reads += 1;
  }

  /** Variance of a read by a replica nobody knows about the level. */
  spread(): number {
    let [total, square] = [0, 0];
    for (let k = 0; k < this.count; k++) {
      total += this.visits[k] ?? 0;
      square += (this.visits[k] ?? 0) * squared(this.offset[k] ?? 0);
    }
    return total > 0 ? square / total : 0;
  }

  /**
   * Lets the offsets learn from a reading as `h` sees it.
   * @returns by how much the mean of the replicas moved against the offsets: to be added to the level of those
   * that believe in them.
   */
  learn(h: Hypothesis, y: number): number {
    const noise = squared(Math.min(25, NOISES[h.noise] ?? 1)) + squared(LAG_SLACK * h.rate);
    const e = y - h.level;
    // Too far off to be a replica: a wild read, or a level that is just being found again.
    if (Math.abs(e) > 4 * UNMET_DEVIATION) return 0;
    let best = -1;
    let all = UNMET * density(e, h.ll + noise + squared(UNMET_DEVIATION));
    const unmet = all;
    for (let k = 0; k < this.count; k++) {
      const s = h.ll + noise + (this.variance[k] ?? 0);
      const share = (this.visits[k] ?? 0) * density(e - (this.offset[k] ?? 0), s);
      this.#share[k] = share;
      all += share;
      if (best < 0 || share > (this.#share[best] ?? 0)) best = k;
    }
    // At another rate a replica that lags is off by another number.
    const moved = squared(LAG_DEVIATION * (h.rate - this.#rate));
    this.#rate = h.rate;
    for (let k = 0; k < this.count; k++) {
      this.visits[k] = (this.visits[k] ?? 0) * KEEP;
      this.variance[k] = (this.variance[k] ?? 0) + WANDER + moved;
    }
    if (best < 0 || unmet > (this.#share[best] ?? 0)) {
      if (this.count < MOST) best = this.count++;
      else {
        best = 0;
        for (let k = 1; k < MOST; k++) if ((this.visits[k] ?? 0) < (this.visits[best] ?? 0)) best = k;
      }
      this.offset[best] = e;
      this.variance[best] = h.ll + noise;
      this.visits[best] = 1;
    } else
      for (let k = 0; k < this.count; k++) {
        const p = (this.#share[k] ?? 0) / all;
        if (p < 0.01) continue;
        const v = this.variance[k] ?? 0;
        const gain = (p * v) / (v + h.ll + noise);
        this.offset[k] = (this.offset[k] ?? 0) + gain * (e - (this.offset[k] ?? 0));
        this.variance[k] = v - gain * v;
        this.visits[k] = (this.visits[k] ?? 0) + p;
      }
    return this.#centre();
  }

  #centre(): number {
    let total = 0;
    let mean = 0;
    for (let k = 0; k < this.count; k++) {
      total += this.visits[k] ?? 0;
      mean += (this.visits[k] ?? 0) * (this.offset[k] ?? 0);
    }
    mean /= total;
    for (let k = 0; k < this.count; k++) this.offset[k] = (this.offset[k] ?? 0) - mean;
    return mean;
  }
}

const density = (e: number, variance: number): number =>
  exp((-0.5 * (e * e)) / variance) / Math.sqrt(2 * Math.PI * variance);
