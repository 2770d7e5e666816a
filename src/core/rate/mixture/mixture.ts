import { exp, squared } from '../../math/portable-math.ts';
import { followAmplitude } from './amplitude.ts';
import { branch } from './branch.ts';
import { crossBoundary } from './cross-boundary.ts';
import { explore, neighbours } from './explore.ts';
import { copyHypothesis, emptyHypothesis, type Hypothesis } from './hypothesis.ts';
import { isFiniteHypothesis, keepPositive } from './keep-positive.ts';
import { KEPT, LEAST_AMPLITUDE, NOISES, REPLICAS_FROM } from './model.ts';
import { moveLikelihood } from './move-likelihood.ts';
import { predict } from './predict.ts';
import { prior, UNKNOWN } from './prior.ts';
import { reduce } from './reduce.ts';
import { ReplicaBook } from './replica-book.ts';
import { roundHypothesis } from './round-hypothesis.ts';
import { stayInside } from './stay-inside.ts';
import { surprise } from './surprise.ts';
import { meetsAnother, stayWithReplica } from './switch-replica.ts';
import { takeMaybeStale, takeReading } from './take-reading.ts';
import { update } from './update.ts';

/**
 * Branches come from so many of the heaviest, as long as they weigh more than this (log): of the HEAVY at every sample,
 * of the others where they are left behind. So also from the heaviest with replicas, whatever it weighs: it must keep up to
 * be worth learning from.
 */
const PARENTS = 4;
const LIGHTEST_PARENT = -5;
const HEAVY = -2.5;
/** A reading so many deviations off is not what was expected. */
const OFF = 2.5;
/** Many things must be told apart by the first few samples: more are kept until then. */
const KEPT_AT_FIRST = 100;
const FIRST_READS = 8;
/** The most that can be made of KEPT_AT_FIRST hypotheses at one sample. */
const ROOM = 600;

/**
 * The weighted hypotheses and what is done to them with each sample: predict, branch, weigh, reduce. A sum of
 * Gaussians as in Alspach and Sorenson, "Nonlinear Bayesian estimation using Gaussian sum approximations"
 * (1972). Mutable, for speed; times in seconds since the first sample, levels above the first count.
 */
export class Mixture {
  /** The hypotheses, heaviest first; `count` of them. Their weights sum to one. */
  readonly list: readonly Hypothesis[] = Array.from({ length: KEPT_AT_FIRST }, emptyHypothesis);
  readonly replicas = new ReplicaBook();
  count = 0;
  /** How many samples have been taken in. */
  reads = 0;
  /** The instant the hypotheses speak of. */
  now = 0;
  /** What the last reading was expected to be, by the heaviest then. */
  expected = 0;
  /** Recent size of the rate, a second. */
  amplitude = LEAST_AMPLITUDE;
  /** The first count. */
  base = 0;
  readonly #work: Hypothesis[] = Array.from({ length: ROOM }, emptyHypothesis);
  readonly #probe = emptyHypothesis();
  #used = 0;

  readonly #next = (): Hypothesis => {
    const h = this.#work[this.#used];
    if (!h) throw new Error('No room for another hypothesis');
    this.#used++;
    return h;
  };

  /** The first sample: `count`, shown in `step`. */
  begin(step: number, count: number): void {
    this.#used = 0;
    this.now = 0;
    this.reads = 0;
    this.amplitude = LEAST_AMPLITUDE;
    this.replicas.clear();
    this.base = count;
    prior(step, count, this.#next);
    this.#close(0);
  }

  /** Nothing is known beyond one sample, at `now`, of `level` and shown in `step`: the same as at first. */
  beginAt(now: number, level: number, step: number): void {
    const base = this.base;
    this.begin(step, base + level);
    this.base = base;
    this.now = now;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h) continue;
      h.level += level;
      h.since = now;
    }
  }

  /**
   * A reading of the level.
   * @param at the instant the number speaks for; `lagVariance` how uncertain that is, seconds squared.
   * @param extra variance of the reading beside the hypotheses' own noise: that of rounding.
   */
  read(at: number, y: number, lagVariance: number, extra: number): void {
    const noises = extra === 0 ? NOISES.length : REPLICAS_FROM;
    const seconds = this.#advance(at, noises, y);
    this.expected = this.list[0]?.level ?? y;
    copyHypothesis(this.#probe, this.#believer() ?? UNKNOWN);
    const work = this.#work;
    const used = this.#used;
    for (let i = 0; i < used; i++) {
      const h = work[i];
      if (!h) continue;
      keepPositive(h);
      if (h.noise >= REPLICAS_FROM) this.replicas.update(h, y, extra, lagVariance);
      else update(h, y, extra, lagVariance);
    }
    for (let i = 0; i < Math.min(PARENTS, this.count); i++) {
      const h = this.list[i];
      if (!h || h.weight < LIGHTEST_PARENT) continue;
      const added = extra + lagVariance * h.rate * h.rate;
      surprise(h, y, seconds, added, Math.max(1, this.base + y), noises, this.replicas, this.#next);
    }
    this.#close(seconds);
    if (extra === 0) this.#learnReplicas(this.#probe, y);
  }

  /** A read that stayed at `y` and may be stale, with prior probability `stale`. */
  readMaybeStale(at: number, y: number, stale: number): void {
    const seconds = this.#advance(at, NOISES.length, y);
    this.#each((h) => takeMaybeStale(h, y, stale, this.replicas));
    this.#close(seconds);
  }

  /** How likely a fresh read at `at` would be to give `y` exactly. */
  chanceOf(at: number, y: number): number {
    let chance = 0;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h) continue;
      copyHypothesis(this.#probe, h);
      predict(this.#probe, at - this.now, this.amplitude);
      keepPositive(this.#probe);
      takeReading(this.#probe, y, 0, this.replicas);
      chance += exp(this.#probe.weight);
    }
    return Math.min(1, chance);
  }

  /** How far a read may lie off the level as `h` sees it, variance. */
  readVariance(h: Hypothesis): number {
    return squared(NOISES[h.noise] ?? 1) + (h.noise >= REPLICAS_FROM ? this.replicas.spread() : 0);
  }

  /** How far a read may lie off the level, standard deviation. */
  readDeviation(): number {
    let variance = 0;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h) variance += h.share * this.readVariance(h);
    }
    return Math.sqrt(variance);
  }

  /** How likely it is, as the heaviest sees it, that two reads differ `by` so much if so many seconds lay between. */
  likelihoodOf(by: number): (seconds: number) => number {
    const h = this.list[0] ?? UNKNOWN;
    return moveLikelihood(h, by, 2 * this.readVariance(h));
  }

  /** A rounded count that stayed within [low, low + step). */
  stay(at: number, low: number, step: number): void {
    const seconds = this.#advance(at, 0);
    this.#each((h) => stayInside(h, low, step));
    this.#close(seconds);
  }

  /** A rounded count that crossed one boundary somewhere in the `seconds` up to `until`. */
  cross(until: number, seconds: number, boundary: number, step: number): void {
    const moved = this.#advance(Math.max(this.now, until - seconds / 2), REPLICAS_FROM, boundary);
    this.#each((h) => crossBoundary(h, boundary, seconds, step));
    this.#close(moved);
  }

  /** Whether there is a hypothesis, and none that is no number. */
  isSound(): boolean {
    if (this.count === 0) return false;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h || !isFiniteHypothesis(h)) return false;
    }
    return true;
  }

  /** The part of the weight that has a verdict. */
  weightOf(verdict: number): number {
    let weight = 0;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h?.verdict === verdict) weight += h.share;
    }
    return weight;
  }

  /** Turns every verdict into another. */
  relabel(to: (verdict: number) => number): void {
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h) h.verdict = to(h.verdict);
    }
  }

  /** Rounds everything to what a stored state keeps; `base` is the last reading. */
  round(base: number): void {
    this.amplitude = Math.fround(this.amplitude);
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h) roundHypothesis(h, base);
    }
    this.replicas.round();
  }

  /**
   * Predicts all to `at`, where `y` is read, and lays out the branches; gives the seconds passed.
   * @param noises how many of NOISES may be meant, 0 for a count that says nothing of noise.
   */
  #advance(at: number, noises: number, y?: number): number {
    const seconds = at - this.now;
    const meets = meetsAnother(seconds);
    this.now = at;
    this.#used = 0;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h) continue;
      predict(h, seconds, this.amplitude);
      const stayed = this.#next();
      copyHypothesis(stayed, h);
      stayWithReplica(stayed, meets);
    }
    if (seconds <= 0) return 0;
    let replicas = false;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h) continue;
      const isFirstWithReplicas: boolean = h.noise >= REPLICAS_FROM && !replicas;
      replicas ||= isFirstWithReplicas;
      const mayBranch = isFirstWithReplicas || (i < PARENTS && h.weight >= LIGHTEST_PARENT);
      if (!mayBranch) continue;
      // A branch of a light one lives only where it explains what its parent does not.
      const isHeavy = i < PARENTS && h.weight >= HEAVY;
      if (!isHeavy && (y === undefined || !this.#isOff(h, y))) continue;
      branch(h, at, seconds, this.amplitude, this.#next);
      if (noises === 0) continue;
      neighbours(h, seconds, noises, this.#next);
      if (i === 0) explore(h, this.reads, this.amplitude, noises, this.#next);
    }
    return seconds;
  }

  /** Whether `y` lies off what `h`, predicted to it, expects. */
  #isOff(h: Hypothesis, y: number): boolean {
    return squared(y - h.level) > OFF * OFF * (h.ll + this.readVariance(h));
  }

  /** All that are laid out. */
  #each(take: (h: Hypothesis) => void): void {
    for (let i = 0; i < this.#used; i++) {
      const h = this.#work[i];
      if (!h) continue;
      keepPositive(h);
      take(h);
    }
  }

  /** Reduces what was laid out. */
  #close(seconds: number): void {
    this.reads++;
    this.count = reduce(this.#work, this.#used, this.list, this.reads > FIRST_READS ? KEPT : KEPT_AT_FIRST);
    this.amplitude = followAmplitude(this.amplitude, this.list, this.count, seconds);
  }

  /** The heaviest hypothesis that believes in replicas, or the heaviest. */
  #believer(): Hypothesis | undefined {
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h && h.noise >= REPLICAS_FROM) return h;
    }
    return this.list[0];
  }

  /** Lets the replicas' offsets learn from a reading as `reference` expected it. */
  #learnReplicas(reference: Hypothesis, y: number): void {
    const by = this.replicas.learn(reference, y);
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h && h.noise >= REPLICAS_FROM) h.level += by;
    }
  }
}
