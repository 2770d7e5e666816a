import { squared } from '../../math/portable-math.ts';
import type { FilterSample } from '../filter-sample.ts';
import { fromNumbers, NUMBERS, toNumbers } from '../mixture/hypothesis.ts';
import { Mixture } from '../mixture/mixture.ts';
import { type Posterior, posterior } from '../mixture/posterior.ts';
import type { RateEstimate } from '../rate.ts';
import type { RateEvent } from '../rate-event.ts';
import { blankMemory, checkMemory, type Memory, NONE } from './memory.ts';
import { pack, unpack } from './packed.ts';
import { CLOCK_NUMBERS, RefreshClock } from './refresh-clock.ts';
import { LONGEST_PERIOD } from './refresh-periods.ts';
import { LEAST_SAMPLES, sayRate } from './say-rate.ts';
import { isLater, isTooSoon, secondsAt } from './series-clock.ts';
import { followSeen } from './too-early.ts';
import { watchBurst } from './watch-burst.ts';
import { jumpOf, keepJump } from './watch-jump.ts';
import { watchSource } from './watch-source.ts';
import { watchSurprise } from './watch-surprise.ts';

/** A run as it is stored: JSON-able, of a few kilobytes, without NaN. */
export interface StoredRun {
  readonly memory: Readonly<Memory>;
  /** Values that were shown lately and gave way to another, oldest first. */
  readonly recent: readonly number[];
  /** The last few samples, oldest first, three numbers each: seconds, level, step. A broken mixture is rebuilt from them. */
  readonly tail: readonly number[];
  readonly now: number;
  readonly reads: number;
  readonly amplitude: number;
  /** Packed numbers. */
  readonly hypotheses: string;
  /** Of the replicas: histories already hold them by this name. */
  readonly copies: string;
  readonly clock: string;
}

/** A number that stayed and is stale with at least this probability teaches nothing but that. */
const SURELY_STALE = 0.9;
const RECENT = 8;
/** So many numbers of the last samples are kept. */
const TAIL = 3 * 8;
/**
 * A series being filtered: turns each sample into what it says about the level, gives that to the mixture, and
 * watches what comes of it. Mutable; `save` and `load` are exact, since all is rounded to the stored widths
 * after every sample.
 */
export class FilterRun {
  #memory = blankMemory();
  #recent: number[] = [];
  #tail: number[] = [];
  /** Of the last sample, once it was asked for. */
  #estimate: RateEstimate | undefined;
  #posterior: Posterior | undefined;
  readonly mixture = new Mixture();
  readonly clock = new RefreshClock();

  /** Takes a sample in; one that is not later than the last, or too soon, changes nothing. Says what was noticed. */
  sample(sample: FilterSample): RateEvent[] {
    const memory = this.#memory;
    const mixture = this.mixture;
    if (memory.samples === 0) {
      memory.firstMs = sample.atMs;
      memory.firstValue = sample.value;
      mixture.begin(sample.step, sample.value);
      this.clock.clear();
      this.#tail = [];
      followSeen(memory, sample, 0);
    } else {
      if (!isLater(memory, sample.atMs) || isTooSoon(memory, sample)) return [];
      const before = memory.samples >= LEAST_SAMPLES ? this.#known() : undefined;
      const size = before && this.#jump(before, sample);
      const seconds = secondsAt(memory, sample.atMs) - memory.lastSeconds;
      this.#observe(sample);
      if (!mixture.isSound()) this.#rebuild(sample.value - memory.firstValue, sample.step);
      if (before && size !== undefined)
        keepJump(memory, before, size, sample, seconds, this.#mixturePosterior());
      else memory.jumpMs = NONE;
    }
    this.#tail.push(memory.lastSeconds, sample.value - memory.firstValue, sample.step);
    if (this.#tail.length > TAIL) this.#tail.splice(0, this.#tail.length - TAIL);
    mixture.round(sample.value - memory.firstValue);
    this.clock.round();
    const beforeMs = memory.lastMs;
    memory.samples++;
    memory.lastMs = sample.atMs;
    memory.lastValue = sample.value;
    memory.lastStep = sample.step;

    const found = this.#mixturePosterior();
    this.#posterior = found;
    if (memory.jumpMs === NONE) {
      const side = found.low > 0 ? 1 : found.high < 0 ? -1 : 0;
      memory.streak = side === 0 ? 0 : side * memory.streak > 0 ? memory.streak + side : side;
    }
    const rate = sayRate(memory, found);
    this.#estimate = rate;
    return [
      ...watchSource(memory, sample, rate, mixture, this.clock),
      ...watchSurprise(memory, sample, beforeMs, mixture),
      ...watchBurst(memory, sample, rate, mixture),
    ];
  }

  /** The rate as of the last sample. */
  estimate(): RateEstimate {
    this.#estimate ??= sayRate(this.#memory, this.#known());
    return this.#estimate;
  }

  /** Begins again with the last few samples and the one that broke the mixture. */
  #rebuild(level: number, step: number): void {
    const samples = [...this.#tail, this.#memory.lastSeconds, level, step];
    for (let i = 0; i < samples.length; i += 3) {
      const [at = 0, y = 0, width = 1] = samples.slice(i, i + 3);
      if (i === 0) this.mixture.beginAt(at, y, width);
      else if (width > 1) this.mixture.read(at, y + width / 2, 0, (width * width) / 12);
      else this.mixture.read(at, y, 0, 0);
    }
    this.clock.clear();
  }

  /** What the mixture says as of the last sample. */
  #known(): Posterior {
    this.#posterior ??= this.#mixturePosterior();
    return this.#posterior;
  }

  #mixturePosterior(): Posterior {
    return posterior(this.mixture.list, this.mixture.count, this.mixture.now, this.#memory.lastSeconds);
  }

  /** By how much the count jumps at `sample`; nothing where it does not. */
  #jump(before: Posterior, sample: FilterSample): number | undefined {
    const memory = this.#memory;
    const at = secondsAt(memory, sample.atMs);
    const renewed = Math.min(LONGEST_PERIOD, at - memory.movedSeconds);
    const readVariance = squared(this.mixture.readDeviation());
    return jumpOf(memory, before, sample, at - memory.lastSeconds, renewed, readVariance);
  }

  save(): StoredRun {
    const base = this.#memory.lastValue - this.#memory.firstValue;
    const numbers: number[] = [];
    for (let i = 0; i < this.mixture.count; i++) {
      const h = this.mixture.list[i];
      if (h) numbers.push(...toNumbers(h, base));
    }
    return {
      memory: { ...this.#memory },
      recent: [...this.#recent],
      tail: [...this.#tail],
      now: this.mixture.now,
      reads: this.mixture.reads,
      amplitude: this.mixture.amplitude,
      hypotheses: pack(numbers, 'float32'),
      copies: pack(this.mixture.replicas.toNumbers(), 'float32'),
      clock: this.#memory.lastStep > 1 && this.clock.isBlank() ? '' : pack(this.clock.toNumbers(), 'uint16'),
    };
  }

  /** Goes on from a stored run; says whether it was one. */
  load(stored: StoredRun): boolean {
    const memory = checkMemory(stored.memory);
    const hypotheses = unpack(stored.hypotheses, 'float32');
    const replicas = unpack(stored.copies, 'float32');
    const clock = unpack(stored.clock, 'uint16');
    if (!memory || !hypotheses || !replicas || !clock) return false;
    const count = hypotheses.length / NUMBERS;
    const mixture = this.mixture;
    const numbers = [stored.now, stored.reads, stored.amplitude, ...stored.recent, ...stored.tail];
    if (!Number.isInteger(count) || count > mixture.list.length || !numbers.every(Number.isFinite))
      return false;
    if (clock.length !== 0 && clock.length !== CLOCK_NUMBERS) return false;
    this.#memory = memory;
    this.#recent = [...stored.recent];
    this.#tail = [...stored.tail];
    this.#estimate = undefined;
    this.#posterior = undefined;
    mixture.base = memory.firstValue;
    mixture.now = stored.now;
    mixture.reads = stored.reads;
    mixture.amplitude = stored.amplitude;
    mixture.count = count;
    const base = memory.lastValue - memory.firstValue;
    for (const [i, h] of mixture.list.entries()) if (i < count) fromNumbers(h, hypotheses, i * NUMBERS, base);
    mixture.replicas.fromNumbers(replicas);
    if (clock.length === 0) this.clock.clear();
    else this.clock.fromNumbers(clock);
    return true;
  }

  #observe({ atMs, value, step }: FilterSample): void {
    const memory = this.#memory;
    const at = secondsAt(memory, atMs);
    const seconds = at - memory.lastSeconds;
    followSeen(memory, { atMs, value, step }, at);
    memory.lastSeconds = at;
    const level = value - memory.firstValue;
    const before = memory.lastValue - memory.firstValue;
    if (value !== memory.lastValue) {
      memory.hasMoved = 1;
      memory.movedSeconds = at;
    }
    if (step > 1) this.#observeRounded(at, seconds, level, before, step);
    else if (memory.lastStep > 1) this.mixture.read(at, level, 0, 0);
    else if (value === memory.lastValue) this.#observeSame(at, seconds, level);
    else this.#observeMoved(at, seconds, level);
  }

  #observeRounded(at: number, seconds: number, low: number, before: number, step: number): void {
    const by = low - before;
    if (step !== this.#memory.lastStep || (by !== 0 && Math.abs(by) !== step))
      this.mixture.read(at, low + step / 2, 0, (step * step) / 12);
    else if (by === 0) this.mixture.stay(at, low, step);
    else this.mixture.cross(at, seconds, by > 0 ? low : before, step);
  }

  /** The number moved: it was renewed since, some time ago. */
  #observeMoved(at: number, seconds: number, level: number): void {
    const memory = this.#memory;
    this.clock.advance(seconds);
    if (this.#recent.includes(level)) memory.recurrences++;
    memory.changes++;
    this.#recent.push(memory.lastValue - memory.firstValue);
    if (this.#recent.length > RECENT) this.#recent.shift();
    const by = level - (memory.lastValue - memory.firstValue);
    const lag = this.clock.moved(seconds, this.mixture.likelihoodOf(by));
    this.mixture.read(Math.max(this.mixture.now, at - lag.mean), level, lag.variance, 0);
  }

  /** The number stayed: nothing happened, or it was not renewed, or one of a few replicas answered again. */
  #observeSame(at: number, seconds: number, level: number): void {
    const memory = this.#memory;
    const stale = this.clock.advance(seconds);
    const again = (memory.recurrences + 0.2) / (memory.changes + 10);
    // What has stayed for longer than any source takes stays by itself: that says nothing of the source.
    const rests = at - memory.movedSeconds > LONGEST_PERIOD;
    const chance = rests ? 1 : Math.max(again, this.mixture.chanceOf(at, level));
    this.clock.stayed(chance);
    const isStale = stale / (stale + (1 - stale) * chance);
    if (isStale < SURELY_STALE || at - this.mixture.now > LONGEST_PERIOD)
      this.mixture.readMaybeStale(at, level, stale);
  }
}
