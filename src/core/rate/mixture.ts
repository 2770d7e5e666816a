import { births, logHazard } from './births.ts';
import { CopyBook } from './copy-book.ts';
import { explore, neighbours } from './explore.ts';
import {
  copyHypothesis,
  emptyHypothesis,
  type Hypothesis,
  roundHypothesis,
  VERDICT_GLITCH_NOW,
  VERDICT_PLAIN,
  VERDICT_SHIFT_NOW,
} from './hypothesis.ts';
import {
  CHURN_PRIOR,
  CHURNS,
  COARSE_CHURNS,
  COARSE_NOISES,
  COPIES_FROM,
  DISPERSION,
  GLITCH_SHARE,
  KEPT,
  LARGE_FROM,
  LARGE_SHARE,
  LEAST_AMPLITUDE,
  LOG_LARGE_RANGE,
  NOISE_PRIOR,
  NOISES,
  SHIFT_EVERY,
  START_SHARE,
  START_SIZES,
} from './model.ts';
import { predict } from './predict.ts';
import { reduce } from './reduce.ts';
import { INSIDE_AT_FIRST, stayInside } from './stay-inside.ts';
import { blend, update } from './update.ts';

/** Births come from so many of the heaviest, as long as they weigh more than this (log). */
const PARENTS = 6;
const LIGHTEST_PARENT = -5;
/** Many things must be told apart by the first few samples: more are kept until then. */
const KEPT_AT_FIRST = 100;
const FIRST_READS = 8;
/** The most that can be made of KEPT_AT_FIRST hypotheses at one sample. */
const ROOM = 600;
/** A sample so many standard deviations off is a surprise. */
const SURPRISE = 3;
/** Prior of the noise being quite another one, when there is a surprise. */
const OTHER_NOISE = 0.0005;

/**
 * The weighted hypotheses and what is done to them with each sample: predict, branch, weigh, reduce. A sum of
 * Gaussians as in Alspach and Sorenson, "Nonlinear Bayesian estimation using Gaussian sum approximations"
 * (1972). Mutable, for speed; times in seconds since the first sample, levels above the first count.
 *
 * Longer than most files, because every step works on the same laid-out list and none can be told without it.
 */
export class Mixture {
  /** The hypotheses, heaviest first; `count` of them. Their weights sum to one. */
  readonly list: readonly Hypothesis[] = Array.from({ length: KEPT_AT_FIRST }, emptyHypothesis);
  readonly copies = new CopyBook();
  count = 0;
  /** How many samples have been taken in. */
  reads = 0;
  /** The instant the hypotheses speak of. */
  now = 0;
  /** What the last reading was expected to be, by the heaviest then. */
  expected = 0;
  /** Recent size of the rate, a second. */
  amplitude = LEAST_AMPLITUDE;
  readonly #work: Hypothesis[] = Array.from({ length: ROOM }, emptyHypothesis);
  readonly #probe = emptyHypothesis();
  #used = 0;

  readonly #next = (): Hypothesis => {
    const h = this.#work[this.#used];
    if (!h) throw new Error('No room for another hypothesis');
    this.#used++;
    return h;
  };

  /** The first sample: the level is known as well as it is read, of the rate only how large rates can be. */
  begin(step: number): void {
    this.#used = 0;
    this.now = 0;
    this.reads = 0;
    this.amplitude = LEAST_AMPLITUDE;
    this.copies.clear();
    for (let noise = 0; noise < NOISES.length; noise++)
      for (let churn = 0; churn < CHURNS.length; churn++) {
        // A page that both jitters and churns is found later, from these.
        if (step === 1 && noise > 1 && churn > 0) continue;
        if (step > 1 && !(COARSE_NOISES.includes(noise) && COARSE_CHURNS.includes(churn))) continue;
        for (let k = 0; k < START_SIZES.length; k++) this.#seed(noise, churn, k, step);
      }
    this.#close(0);
  }

  #seed(noise: number, churn: number, size: number, step: number): void {
    const h = this.#next();
    copyHypothesis(h, UNKNOWN);
    h.weight = Math.log((NOISE_PRIOR[noise] ?? 1) * (CHURN_PRIOR[churn] ?? 1) * (START_SHARE[size] ?? 1));
    h.ll = (NOISES[noise] ?? 1) ** 2;
    h.rr = (START_SIZES[size] ?? 1) ** 2;
    h.noise = noise;
    h.churn = churn;
    if (step === 1) return;
    h.level = step / 2;
    h.ll += (step * step) / 12;
    h.inside = INSIDE_AT_FIRST;
  }

  /**
   * A reading of the level.
   * @param at the instant the number speaks for; `lagVariance` how uncertain that is, seconds squared.
   * @param extra variance of the reading beside the hypotheses' own noise: that of rounding.
   */
  read(at: number, y: number, lagVariance: number, extra: number): void {
    const seconds = this.#advance(at, extra === 0 ? NOISES.length : COPIES_FROM);
    this.expected = this.list[0]?.level ?? y;
    copyHypothesis(this.#probe, this.#believer() ?? UNKNOWN);
    const before = this.#used;
    for (let i = 0; i < before; i++) {
      const h = this.#work[i];
      if (h) this.#take(h, y, extra + lagVariance * h.rate * h.rate);
    }
    this.#surprises(y, seconds, lagVariance, extra);
    this.#close(seconds);
    if (extra === 0) this.#learnCopies(this.#probe, y);
  }

  /** A read that stayed at `y` and may be stale, with prior probability `stale`. */
  readMaybeStale(at: number, y: number, stale: number): void {
    const seconds = this.#advance(at, NOISES.length);
    const old = this.#probe;
    for (let i = 0; i < this.#used; i++) {
      const h = this.#work[i];
      if (!h) continue;
      copyHypothesis(old, h);
      this.#take(h, y, 0);
      const fresh = Math.exp(h.weight - old.weight) * (1 - stale);
      blend(h, old, stale / (fresh + stale));
      h.weight = old.weight + Math.log(fresh + stale);
    }
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
      this.#take(this.#probe, y, 0);
      chance += Math.exp(this.#probe.weight);
    }
    return Math.min(1, chance);
  }

  /** A rounded count that stayed within [low, low + step). */
  stay(at: number, low: number, step: number): void {
    const seconds = this.#advance(at, 0);
    for (let i = 0; i < this.#used; i++) {
      const h = this.#work[i];
      if (h) stayInside(h, low, step);
    }
    this.#close(seconds);
  }

  /**
   * A rounded count that crossed one boundary somewhere in the `seconds` up to `until`: a nearly exact reading
   * at an instant that is uniform in them. The weight counts how likely a crossing was, which is the density
   * at the boundary times how far the level moved, and a step at most.
   */
  cross(until: number, seconds: number, boundary: number, step: number): void {
    const moved = this.#advance(Math.max(this.now, until - seconds / 2), COPIES_FROM);
    for (let i = 0; i < this.#used; i++) {
      const h = this.#work[i];
      if (!h) continue;
      const reach = h.rate * seconds;
      const churned = DISPERSION * (CHURNS[h.churn] ?? 0) * seconds;
      const flux = reach * reach + h.rr * seconds * seconds + churned + (NOISES[h.noise] ?? 1) ** 2;
      update(h, boundary, (reach * reach) / 12);
      h.weight += 0.5 * Math.log(Math.min(flux, step * step));
      h.inside = 0;
    }
    this.#close(moved);
  }

  /** The part of the weight that has a verdict. */
  weightOf(verdict: number): number {
    let weight = 0;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h?.verdict === verdict) weight += Math.exp(h.weight);
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
    this.copies.round();
  }

  /** Predicts all to `at` and lays out the births; gives the seconds passed. `noises` 0: nothing on noise. */
  #advance(at: number, noises: number): number {
    const seconds = at - this.now;
    this.now = at;
    this.#used = 0;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h) continue;
      predict(h, seconds, this.amplitude);
      copyHypothesis(this.#next(), h);
    }
    if (seconds <= 0) return 0;
    let copies = false;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h) continue;
      // The heaviest with copies has children whatever it weighs: it must keep up to be worth learning from.
      const isFirstWithCopies: boolean = h.noise >= COPIES_FROM && !copies;
      copies ||= isFirstWithCopies;
      if (!isFirstWithCopies && (i >= PARENTS || h.weight < LIGHTEST_PARENT)) continue;
      births(h, at, seconds, this.amplitude, this.#next);
      if (noises === 0) continue;
      neighbours(h, seconds, noises, this.#next);
      if (i === 0) explore(h, this.reads, this.amplitude, noises, this.#next);
    }
    return seconds;
  }

  /** One reading by one hypothesis: as a copy of the number, or as the number with an error of its own. */
  #take(h: Hypothesis, y: number, extra: number): void {
    if (h.noise >= COPIES_FROM) this.copies.update(h, y, extra);
    else update(h, y, extra);
  }

  /**
   * The branches for a sample far off: the level shifted and the rate did not, the read was wild, the noise is
   * quite another.
   */
  #surprises(y: number, seconds: number, lagVariance: number, extra: number): void {
    for (let i = 0; i < Math.min(PARENTS, this.count); i++) {
      const h = this.list[i];
      if (!h || h.weight < LIGHTEST_PARENT) continue;
      const added = extra + lagVariance * h.rate * h.rate;
      const copies = h.noise >= COPIES_FROM ? this.copies.spread() : 0;
      const noise = (NOISES[h.noise] ?? 1) ** 2 + added + copies;
      const e = y - h.level;
      if (e * e < SURPRISE * SURPRISE * (h.ll + noise)) continue;
      const density = logSizeDensity(Math.abs(e));

      const shift = this.#next();
      copyHypothesis(shift, h);
      shift.weight = h.weight + logHazard(seconds, SHIFT_EVERY) + density;
      shift.level = y;
      shift.ll = noise;
      shift.lr = 0;
      shift.lb = 0;
      shift.verdict = VERDICT_SHIFT_NOW;

      const glitch = this.#next();
      copyHypothesis(glitch, h);
      glitch.weight = h.weight + Math.log(GLITCH_SHARE) + density;
      glitch.verdict = VERDICT_GLITCH_NOW;

      for (let k = 0; k < (extra === 0 ? NOISES.length : COPIES_FROM); k++) {
        if (Math.abs(k - h.noise) < 2 && k < COPIES_FROM) continue;
        const other = this.#next();
        copyHypothesis(other, h);
        other.noise = k;
        other.weight += Math.log(OTHER_NOISE * (NOISE_PRIOR[k] ?? 1));
        this.#take(other, y, added);
      }
    }
  }

  /** Reduces what was laid out, and follows the size of the rate: quickly up, slowly down. */
  #close(seconds: number): void {
    this.reads++;
    this.count = reduce(this.#work, this.#used, this.list, this.reads > FIRST_READS ? KEPT : KEPT_AT_FIRST);
    let rate = 0;
    let total = 0;
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (!h || h.reads < 3) continue; // too young to be believed
      const weight = Math.exp(h.weight);
      rate += weight * h.rate;
      total += weight;
    }
    if (total < 0.5) return;
    const size = Math.abs(rate / total);
    const keep = Math.exp(-seconds / (size > this.amplitude ? 60 : 3600));
    this.amplitude = Math.max(LEAST_AMPLITUDE, this.amplitude * keep + size * (1 - keep));
  }

  /** The heaviest hypothesis that believes in copies, or the heaviest. */
  #believer(): Hypothesis | undefined {
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h && h.noise >= COPIES_FROM) return h;
    }
    return this.list[0];
  }

  /** Lets the copies' offsets learn from a reading as `reference` expected it. */
  #learnCopies(reference: Hypothesis, y: number): void {
    const by = this.copies.learn(reference, y);
    for (let i = 0; i < this.count; i++) {
      const h = this.list[i];
      if (h && h.noise >= COPIES_FROM) h.level += by;
    }
  }
}

/** Log density of the size of a shift or a wild read, either sign. */
function logSizeDensity(size: number): number {
  const perLog = size > LARGE_FROM ? LARGE_SHARE / LOG_LARGE_RANGE : (1 - LARGE_SHARE) / Math.log(LARGE_FROM);
  return Math.log(perLog / (2 * (size + 1)));
}

/** Nothing known beyond the first sample. */
const UNKNOWN: Hypothesis = {
  ...emptyHypothesis(),
  weight: 0,
  level: 0,
  rate: 0,
  bend: 0,
  lr: 0,
  lb: 0,
  rb: 0,
  bb: 0,
  formerRate: 0,
  formerVariance: -1,
  since: 0,
  reads: 1,
  inside: 0,
  verdict: VERDICT_PLAIN,
};
