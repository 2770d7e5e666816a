import { normal, poisson, randomOf } from '../replay/random.ts';

/** The replay's stream of numbers, with what a bench draws: the same seed gives the same run on every machine. */
export class Random {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;

  constructor(seed: number) {
    this.uniform = randomOf(seed);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Uniform on the logarithm, both ends above zero. */
  logBetween(low: number, high: number): number {
    return low * (high / low) ** this.uniform();
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.uniform() * items.length)] ?? items[0];
  }

  /** Standard normal. */
  normal(): number {
    return normal(this.uniform);
  }

  /** A Poisson number. @param mean zero or more. */
  poisson(mean: number): number {
    return poisson(mean, this.uniform);
  }
}
