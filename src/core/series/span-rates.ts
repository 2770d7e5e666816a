import type { Interval } from '../math/independent-sum.ts';
import { Z95 } from '../math/normal.ts';
import { type Bucket, widened } from './bucket.ts';
import { gainsAndLosses } from './gains-and-losses.ts';
import { type LevelMove, movedAtOnce } from './level-move.ts';

/** The mean rate of one hour or day, a minute, with its 95 % interval; negative is loss. */
export interface SpanRate extends Interval {
  /** Start of the hour or day, milliseconds since 1970 UTC. */
  readonly startMs: number;
  /** The true instants of the two samples it lies between. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How many samples it rests on. */
  readonly samples: number;
}

/** A span of which less than this part lies between its two samples has no mean. */
const LEAST_PART = 0.5;
/** The sample before a span may lie so far back, as a part of the span, to count as its start. */
const REACH = 0.05;

/**
 * The mean rates of the hours or days of a series, from what is kept of its samples after they were thinned: total
 * change over total time, with the interval that the events (a Poisson count) and the wobble of the reads at both ends
 * leave. Nobody need have looked in between: the difference of two counts is the change between them.
 * @param buckets in time order, of minutes or hours; narrower than `widthMs` or as wide.
 * @param widthMs an hour or a day.
 * @param deviation standard deviation of a read; 0 for exact ones.
 * @param moves of the level at once; they are no part of a rate.
 * @returns the spans of which at least half lies between two samples, in time order.
 */
export function spanRates(
  buckets: readonly Bucket[],
  widthMs: number,
  deviation: number,
  moves: readonly LevelMove[] = [],
): SpanRate[] {
  const rates: SpanRate[] = [];
  let index = 0;
  let before: Bucket | undefined;
  let lastRounding = 0;
  for (const span of widened(buckets, widthMs)) {
    const counts: number[] = [];
    const isNear = before !== undefined && before.lastMs >= span.startMs - REACH * widthMs;
    const byPeople = (value: number, atMs: number): number => value - movedAtOnce(moves, 0, atMs);
    if (before && isNear) counts.push(byPeople(before.last, before.lastMs));
    const firstRounding = isNear ? lastRounding : roundedOff(span.first, buckets[index]);
    for (let bucket = buckets[index]; bucket && bucket.lastMs <= span.lastMs; bucket = buckets[++index]) {
      counts.push(byPeople(bucket.first, bucket.firstMs), byPeople(bucket.last, bucket.lastMs));
      lastRounding = roundedOff(bucket.last, bucket);
    }
    const fromMs = before && isNear ? before.lastMs : span.firstMs;
    const step = Math.max(span.step, isNear ? (before?.step ?? 1) : 1);
    const spanMs = span.lastMs - fromMs;
    before = span;
    if (spanMs < LEAST_PART * widthMs) continue;
    const minutes = spanMs / 60_000;
    const change = (counts.at(-1) ?? 0) - (counts[0] ?? 0);
    const { gainedAtLeast, lostAtLeast } = gainsAndLosses(counts, Math.max(step - 1, 6 * deviation));
    const events = Math.max(1, Math.abs(change), gainedAtLeast + lostAtLeast);
    const rounding = (2 * (step ** 2 - 1)) / 12;
    const half = (Z95 * Math.sqrt(events + 2 * deviation ** 2 + rounding)) / minutes;
    const value = (change + lastRounding - firstRounding) / minutes;
    rates.push({
      startMs: span.startMs,
      fromMs,
      toMs: span.lastMs,
      value,
      low: value - half,
      high: value + half,
      samples: span.samples,
    });
  }
  return rates;
}

/**
 * How far the middle of what a count stands for lies above it, in the mean. Of a bucket that holds several steps only
 * the largest is known: what is no multiple of it was shown exactly.
 */
const roundedOff = (count: number, bucket: Bucket | undefined): number =>
  bucket && count % bucket.step === 0 ? (bucket.step - 1) / 2 : 0;
