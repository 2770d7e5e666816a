import { squared } from '../../math/portable-math.ts';
import { BINS, CELLS, PERIODS, PRIOR } from './refresh-periods.ts';

/**
 * When the source renews its number: a discrete posterior over the refresh period and the phase in it.
 *
 * Between two renewals every read gives the same number. So a number that stayed the same although it should
 * have moved says that no renewal lay between the reads, and one that moved says that at least one did; both
 * sift the pairs of period and phase. What comes out is how far back a number that has just changed lies.
 * The size of a move says how many renewals it holds: so those quicker than the reads are told too, and are
 * corrected for once they are.
 */

/** How likely a pair is wrong about one read: caches are no clockwork. */
const SLIP = 0.01;
/** Part of a cell that seeps into each neighbouring phase at every read: the period is never quite right. */
const SEEP = 0.04;
/** Part that starts afresh at every read: sources change. */
const RENEW = 0.0002;

/** BINS is a power of two, so phases go round by this mask. */
const LAST_BIN = BINS - 1;
const ROOTS = 65_535;
const ROOT = 1 / ROOTS;
const toRoot = (weight: number): number => Math.round(Math.sqrt(Math.min(1, weight)) * ROOTS);
const fromRoot = (root: number): number => squared(root * ROOT);

/** How many numbers a clock is stored as. */
export const CLOCK_NUMBERS = CELLS + 1;

/** How far back a changed number lies: mean and variance, seconds. */
export interface Lag {
  readonly mean: number;
  readonly variance: number;
}

export class RefreshClock {
  /** `weights[k * BINS + b]`: period k, phase in [b, b + 1) / BINS; last the weight of none. Sums to 1. */
  readonly weights = new Float64Array(CELLS + 1);
  readonly #edge = new Float64Array(CELLS);
  readonly #still = new Float64Array(CELLS);

  constructor() {
    this.clear();
  }

  clear(): void {
    this.weights.set(PRIOR);
  }

  /** Moves on by `seconds`; says how likely it is that no renewal lay in between. */
  advance(seconds: number): number {
    const w = this.weights;
    const edge = this.#edge;
    const still = this.#still;
    let stale = 0;
    for (let k = 0; k < PERIODS.length; k++) {
      const shift = (seconds / (PERIODS[k] ?? 1)) * BINS;
      const whole = Math.floor(shift);
      const part = shift - whole;
      const base = k * BINS;
      for (let b = 0; b < BINS; b++) {
        // What comes to phase b has passed `whole` phases or one more, and was renewed if that led over the edge.
        const near = (w[base + ((b - whole) & LAST_BIN)] ?? 0) * (1 - part);
        const far = (w[base + ((b - whole - 1) & LAST_BIN)] ?? 0) * part;
        const unrenewed = (b > whole ? far : 0) + (b >= whole ? near : 0);
        still[base + b] = unrenewed;
        edge[base + b] = (b > whole ? 0 : far) + (b >= whole ? 0 : near);
        stale += unrenewed;
      }
    }
    return stale;
  }

  /**
   * After `advance`: the number stayed.
   * @param chance how likely a renewed number would have been the same.
   */
  stayed(chance: number): void {
    this.#settle(1, Math.min(1, chance));
  }

  /**
   * After `advance(seconds)`: the number moved. Says how far back the new one lies.
   * @param likelihood of the size of the move if it took so many seconds at the source: as many periods as there were
   * renewals, or the time between the reads where there is no refreshing.
   */
  moved(seconds: number, likelihood: (seconds: number) => number): Lag {
    const plain = likelihood(seconds);
    for (let k = 0; k < PERIODS.length; k++) this.#weigh(k, seconds, likelihood, plain);
    this.#settle(SLIP, 1);
    const w = this.weights;
    // Renewals quicker than the reads are corrected for where the sizes of the moves have told of them.
    const isTold = (w[CELLS] ?? 0) < 0.5;
    let first = 0;
    let second = 0;
    for (let k = 0; k < PERIODS.length; k++) {
      const period = PERIODS[k] ?? 1;
      if (period <= seconds && !isTold) continue;
      const width = period / BINS;
      for (let b = 0; b < BINS; b++) {
        const lag = (b + 0.5) * width;
        if (lag > seconds) break;
        const weight = w[k * BINS + b] ?? 0;
        first += weight * lag;
        second += weight * (lag * lag + (width * width) / 12);
      }
    }
    return { mean: first, variance: Math.max(0, second - first * first) };
  }

  /** Probability that there is no refreshing. */
  get none(): number {
    return this.weights[CELLS] ?? 0;
  }

  /** The likeliest period with its probability; 0 for none. */
  likeliest(): { seconds: number; probability: number } {
    let best = { seconds: 0, probability: this.none };
    for (let k = 0; k < PERIODS.length; k++) {
      let probability = 0;
      for (let b = 0; b < BINS; b++) probability += this.weights[k * BINS + b] ?? 0;
      if (probability > best.probability) best = { seconds: PERIODS[k] ?? 0, probability };
    }
    return best;
  }

  /** Rounds the weights to what a stored state keeps: 16 bits of the root. */
  round(): void {
    for (let i = 0; i <= CELLS; i++) this.weights[i] = fromRoot(toRoot(this.weights[i] ?? 0));
  }

  /** Whether nothing has been learned, within what a stored state keeps. */
  isBlank(): boolean {
    return this.weights.every((w, i) => toRoot(w) === toRoot(PRIOR[i] ?? 0));
  }

  /** The weights as whole numbers below 65,536. */
  toNumbers(): number[] {
    return Array.from(this.weights, toRoot);
  }

  fromNumbers(numbers: readonly number[]): void {
    for (let i = 0; i <= CELLS; i++) this.weights[i] = fromRoot(numbers[i] ?? 0);
  }

  /** Weighs the phases of a period by how often it was renewed in the `seconds`. */
  #weigh(period: number, seconds: number, likelihood: (seconds: number) => number, plain: number): void {
    const length = PERIODS[period] ?? 1;
    const shift = (seconds / length) * BINS;
    // The last phase has seen one renewal less than the first, or as many.
    const most = Math.ceil((shift - 0.5) / BINS);
    const ofMost = likelihood(Math.max(1, most) * length) / plain;
    const ofFewer = likelihood(Math.max(1, most - 1) * length) / plain;
    const fewerFrom = shift - 0.5 - (most - 1) * BINS;
    for (let b = 0; b < BINS; b++) {
      const i = period * BINS + b;
      this.#edge[i] = (this.#edge[i] ?? 0) * (b >= fewerFrom ? ofFewer : ofMost);
    }
  }

  #settle(ifStill: number, ifEdge: number): void {
    const w = this.weights;
    const both = this.#still;
    const edge = this.#edge;
    let total = (w[CELLS] ?? 0) * ifEdge;
    w[CELLS] = total;
    for (let i = 0; i < CELLS; i++) {
      const weight = (both[i] ?? 0) * ifStill + (edge[i] ?? 0) * ifEdge;
      both[i] = weight;
      total += weight;
    }
    const scale = (1 - RENEW) / total;
    w[CELLS] = scale * (w[CELLS] ?? 0) + RENEW * (PRIOR[CELLS] ?? 0);
    for (let base = 0; base < CELLS; base += BINS)
      for (let b = 0; b < BINS; b++) {
        const before = both[base + ((b - 1) & LAST_BIN)] ?? 0;
        const after = both[base + ((b + 1) & LAST_BIN)] ?? 0;
        const seeped = (1 - 2 * SEEP) * (both[base + b] ?? 0) + SEEP * (before + after);
        w[base + b] = scale * seeped + RENEW * (PRIOR[base + b] ?? 0);
      }
  }
}
