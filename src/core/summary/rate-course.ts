import { HOUR_MS } from '../math/durations.ts';
import type { Rate } from '../rate/rate.ts';
import { type LevelMove, movedAtOnce } from '../series/level-move.ts';
import type { Sample } from '../series/sample.ts';

/** How a rate has come about: as before, or clearly faster or slower since an instant (milliseconds since 1970 UTC). */
export interface RateCourse {
  readonly kind: 'steady' | 'faster' | 'slower';
  readonly sinceMs: number;
}

/** Nothing is said of the course of less. */
const SHORTEST_MS = 5 * 60_000;
/** A difference must be so many standard errors, and so large a part of the rate: the two reads at its ends wobble too. */
const CLEARLY = 3;
const LEAST_PART = 0.15;
/** The same for the two halves of what would be called steady: an estimate may speak for a span in which losses halved. */
const LEAST_PART_WITHIN = 0.25;
/** Steady is what is known to be within such a part of what it was; where less is known nothing is said. */
const STEADY_PART = 0.5;
/** From an end of a 95 % interval to the standard error; of its own, as the content script carries no normal distribution. */
const Z95 = 1.96;

type Point = Pick<Sample, 'atMs' | 'value' | 'step'>;
type Figures = Pick<Rate, 'perMinute' | 'low' | 'high' | 'sinceMs' | 'atMs'>;

/**
 * The course of an estimate beside the hour before the span it speaks for: from the estimate, not from the newest counts.
 * @param recent the samples of the last hour, in time order.
 * @param moves of the level at once; they are no part of a course.
 * @returns nothing where too little has been seen to speak of a course.
 */
export function rateCourse(
  rate: Figures,
  recent: readonly Point[],
  moves: readonly LevelMove[] = [],
): RateCourse | undefined {
  const { perMinute, low, high, sinceMs, atMs } = rate;
  const fromMs = Math.max(recent[0]?.atMs ?? atMs, atMs - HOUR_MS);
  const before = meanBetween(recent, fromMs, sinceMs, moves);
  const now = { value: perMinute, error: (high - low) / (2 * Z95) };
  const step = before && turnOf(before, now, LEAST_PART);
  if (step?.isClear)
    return { kind: Math.sign(step.by) === Math.sign(perMinute) ? 'faster' : 'slower', sinceMs };
  const steadySince = before ? fromMs : Math.max(sinceMs, fromMs);
  const middle = (steadySince + atMs) / 2;
  const [older, newer] = [
    meanBetween(recent, steadySince, middle, moves),
    meanBetween(recent, middle, atMs, moves),
  ];
  const isTurning = older && newer && turnOf(older, newer, LEAST_PART_WITHIN).isClear;
  const most = step?.most ?? Z95 * now.error;
  return atMs - steadySince >= SHORTEST_MS && !isTurning && most < STEADY_PART * Math.abs(perMinute)
    ? { kind: 'steady', sinceMs: steadySince }
    : undefined;
}

/** A mean change a minute with its standard error. */
interface Mean {
  readonly value: number;
  readonly error: number;
}

/** How far one mean lies from another, how far it may, and whether that is clearly a turn. @param leastPart of the later one. */
function turnOf(
  before: Mean,
  after: Mean,
  leastPart: number,
): { by: number; most: number; isClear: boolean } {
  const by = after.value - before.value;
  const error = Math.hypot(before.error, after.error);
  const size = Math.abs(by);
  const isClear = size > Math.max(CLEARLY * error, leastPart * Math.abs(after.value));
  return { by, most: size + Z95 * error, isClear };
}

/** The mean change a minute between two instants, as far as there are samples, with its standard error: events counted, one by one. */
function meanBetween(points: readonly Point[], fromMs: number, toMs: number, moves: readonly LevelMove[]) {
  const first = points.find(({ atMs }) => atMs >= fromMs);
  const last = points.findLast(({ atMs }) => atMs <= toMs);
  if (!first || !last || first.step !== last.step || last.atMs - first.atMs < SHORTEST_MS) return undefined;
  const minutes = (last.atMs - first.atMs) / 60_000;
  const change = last.value - first.value - movedAtOnce(moves, first.atMs, last.atMs);
  const rounding = (last.step ** 2 - 1) / 6;
  return { value: change / minutes, error: Math.sqrt(Math.max(1, Math.abs(change)) + rounding) / minutes };
}
