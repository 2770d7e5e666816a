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

const ROOTS = 65_535;
const toRoot = (weight: number): number => Math.round(Math.sqrt(Math.min(1, weight)) * ROOTS);
const fromRoot = (root: number): number => squared(root / ROOTS);

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
    const edge = this.#edge.fill(0);
    const still = this.#still.fill(0);
    let stale = 0;
    for (let k = 0; k < PERIODS.length; k++) {
      const shift = (seconds / (PERIODS[k] ?? 1)) * BINS;
      const whole = Math.floor(shift);
      const part = shift - whole;
      const base = k * BINS;
      for (let b = 0; b < BINS; b++) {
        const weight = w[base + b] ?? 0;
        const at = b + whole;
        if (at < BINS) still[base + at] = (still[base + at] ?? 0) + weight * (1 - part);
        else edge[base + (at % BINS)] = (edge[base + (at % BINS)] ?? 0) + weight * (1 - part);
        if (at + 1 < BINS) still[base + at + 1] = (still[base + at + 1] ?? 0) + weight * part;
        else edge[base + ((at + 1) % BINS)] = (edge[base + ((at + 1) % BINS)] ?? 0) + weight * part;
      }
    }
    let total = w[CELLS] ?? 0;
    for (let i = 0; i < CELLS; i++) {
      stale += still[i] ?? 0;
      total += w[i] ?? 0;
    }
    return stale / total;
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
    const relative = (time: number): number => likelihood(time) / plain;
    for (let k = 0; k < PERIODS.length; k++) this.#weigh(k, seconds, relative);
    this.#settle(SLIP, 1);
    const w = this.weights;
    // Renewals quicker than the reads are corrected for where the sizes of the moves have told of them.
    const isTold = (w[CELLS] ?? 0) < 0.5;
    let [total, first, second] = [w[CELLS] ?? 0, 0, 0];
    for (let k = 0; k < PERIODS.length; k++) {
      const period = PERIODS[k] ?? 1;
      for (let b = 0; b < BINS; b++) {
        const weight = w[k * BINS + b] ?? 0;
        total += weight;
        if (period <= seconds && !isTold) continue;
        const lag = ((b + 0.5) / BINS) * period;
        if (lag > seconds) continue;
        first += weight * lag;
        second += weight * (lag * lag + squared(period / BINS) / 12);
      }
    }
    const mean = first / total;
    return { mean, variance: Math.max(0, second / total - mean * mean) };
  }

  /** The likeliest period with its probability; 0 for none. */
  likeliest(): { seconds: number; probability: number } {
    let best = { seconds: 0, probability: this.weights[CELLS] ?? 0 };
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
  #weigh(period: number, seconds: number, likelihood: (seconds: number) => number): void {
    const length = PERIODS[period] ?? 1;
    const shift = (seconds / length) * BINS;
    // The last phase has seen one renewal less than the first, or as many.
    const most = Math.ceil((shift - 0.5) / BINS);
    const [ofMost, ofFewer] = [
      likelihood(Math.max(1, most) * length),
      likelihood(Math.max(1, most - 1) * length),
    ];
    for (let b = 0; b < BINS; b++) {
      const i = period * BINS + b;
      const renewals = Math.ceil((shift - b - 0.5) / BINS);
      this.#edge[i] = (this.#edge[i] ?? 0) * (renewals < most ? ofFewer : ofMost);
    }
  }

  #settle(ifStill: number, ifEdge: number): void {
    const w = this.weights;
    let total = (w[CELLS] ?? 0) * ifEdge;
    w[CELLS] = total;
    for (let k = 0; k < PERIODS.length; k++) {
      const base = k * BINS;
      for (let b = 0; b < BINS; b++) {
        const weight = (this.#still[base + b] ?? 0) * ifStill + (this.#edge[base + b] ?? 0) * ifEdge;
        this.#still[base + b] = weight;
        total += weight;
      }
      for (let b = 0; b < BINS; b++) {
        const before = this.#still[base + ((b + BINS - 1) % BINS)] ?? 0;
        const after = this.#still[base + ((b + 1) % BINS)] ?? 0;
        w[base + b] = (1 - 2 * SEEP) * (this.#still[base + b] ?? 0) + SEEP * (before + after);
      }
    }
    for (let i = 0; i <= CELLS; i++) w[i] = ((1 - RENEW) * (w[i] ?? 0)) / total + RENEW * (PRIOR[i] ?? 0);
  }
}
