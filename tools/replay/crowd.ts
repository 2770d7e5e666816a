import { type Course, intensityAt } from './course.ts';
import { poisson, randomOf } from './random.ts';

const SECOND_MS = 1000;

/**
 * The true course of one counter. Gains and losses are Poisson numbers, drawn for every second of their own
 * key: the count at an instant is the same whenever and however often it is asked for.
 */
export class Crowd {
  /** Count at the start of each second since `startMs`. */
  private readonly counts: number[];
  /** Net intensity summed up to the start of each second, in events; leaps left out. */
  private readonly expected: number[] = [0];

  constructor(
    /** What all draws depend on. */
    private readonly keys: readonly number[],
    readonly startMs: number,
    startCount: number,
    private course: Course,
  ) {
    this.counts = [startCount];
  }

  /**
   * The true count. Inside a second it moves in proportion.
   * @throws RangeError before the start.
   */
  countAt(atMs: number): number {
    return Math.round(this.interpolate(this.counts, atMs));
  }

  /**
   * What an estimator should find: the mean net intensity over a span, a minute; negative is a loss. A leap
   * is not people leaving and does not count.
   * @throws RangeError when the span is empty or begins before the start.
   */
  netPerMinute(fromMs: number, toMs: number): number {
    if (toMs <= fromMs) throw new RangeError('an empty span has no intensity');
    const events = this.interpolate(this.expected, toMs) - this.interpolate(this.expected, fromMs);
    return (events * 60 * SECOND_MS) / (toMs - fromMs);
  }

  /** Changes what happens from an instant on; what was before stays as it was. */
  revise(fromMs: number, revision: (course: Course) => Course): void {
    this.course = revision(this.course);
    const kept = Math.max(1, Math.floor((fromMs - this.startMs) / SECOND_MS) + 1);
    this.counts.length = Math.min(this.counts.length, kept);
    this.expected.length = Math.min(this.expected.length, kept);
  }

  private interpolate(values: readonly number[], atMs: number): number {
    const seconds = (atMs - this.startMs) / SECOND_MS;
    if (!(seconds >= 0)) throw new RangeError('nothing is known before the start');
    const whole = Math.floor(seconds);
    this.drawUntil(whole + 1);
    const before = values[whole] ?? Number.NaN;
    const after = values[whole + 1] ?? Number.NaN;
    return before + (after - before) * (seconds - whole);
  }

  private drawUntil(second: number): void {
    for (let index = this.counts.length - 1; index < second; index += 1) {
      const atMs = this.startMs + index * SECOND_MS;
      const { gainsPerMinute, lossesPerMinute } = intensityAt(this.course, atMs);
      const random = randomOf(...this.keys, index);
      let count = this.counts[index] ?? 0;
      count += poisson(gainsPerMinute / 60, random);
      count = Math.max(0, count - poisson(lossesPerMinute / 60, random));
      for (const leap of this.course.leaps) {
        if (leap.atMs >= atMs && leap.atMs < atMs + SECOND_MS)
          count = Math.round(count * (1 + leap.fraction));
      }
      this.counts.push(count);
      this.expected.push((this.expected[index] ?? 0) + (gainsPerMinute - lossesPerMinute) / 60);
    }
  }
}
