import type { Posterior } from '../mixture/posterior.ts';
import type { RateEstimate, RateFigures } from '../rate.ts';
import { type Memory, NONE } from './memory.ts';
import { instantOf } from './series-clock.ts';
import { tooEarly } from './too-early.ts';

/** Before so many samples over so many seconds nothing is said. */
export const LEAST_SAMPLES = 3;
const LEAST_SECONDS = 30;
/** For so long a rounded count that has not moved bounds nothing worth saying. */
const UNMOVED_SECONDS = 300;
/** A change is claimed when its sign is that sure, and was likely for so many samples in a row. */
const SURE_SIGN = 0.995;
const SURE_STREAK = 2;

/** What is said of the rate as of the last sample, of what the mixture makes of it. */
export function sayRate(memory: Readonly<Memory>, found: Posterior): RateEstimate {
  if (memory.samples === 0) return { kind: 'no-rate', reason: 'no-samples' };
  const seconds = memory.lastSeconds;
  if (memory.samples < LEAST_SAMPLES || seconds < LEAST_SECONDS) return tooLittle(memory);
  if (memory.lastStep > 1 && memory.hasMoved === 0 && seconds < UNMOVED_SECONDS)
    return { kind: 'no-rate', reason: 'counter-has-not-moved' };
  if (memory.jumpMs !== NONE) return jumped(memory);
  if (!Number.isFinite(found.median + found.low + found.high)) return { kind: 'no-rate', reason: 'broken' };
  const sure = Math.max(found.falling, 1 - found.falling) > SURE_SIGN;
  const figures = figuresOf(memory, found.median, found.low, found.high, found.since, found.reads);
  const progress = tooEarly(memory, figures.perMinute, figures.low, figures.high);
  return progress
    ? { kind: 'too-early', ...figures, progress }
    : { kind: 'rate', ...figures, significant: sure && Math.abs(memory.streak) >= SURE_STREAK };
}

/** When the first figure is to be expected. */
function tooLittle(memory: Readonly<Memory>): RateEstimate {
  const seconds = memory.lastSeconds;
  const interval = memory.samples > 1 ? seconds / (memory.samples - 1) : LEAST_SECONDS;
  const wait = Math.max(LEAST_SECONDS, (LEAST_SAMPLES - 1) * interval);
  const secondsNeeded = Math.ceil(Math.max(0, wait - seconds));
  const progress = { share: seconds / (seconds + secondsNeeded), secondsNeeded };
  return {
    kind: 'no-rate',
    reason: 'too-little-data',
    expectedAtMs: instantOf(memory, wait),
    progress,
  };
}

function jumped(memory: Readonly<Memory>): RateEstimate {
  const { jumpRate, jumpLow, jumpHigh, jumpSince, jumpReads, jumpSize, jumpAfterMs } = memory;
  const figures = figuresOf(memory, jumpRate, jumpLow, jumpHigh, jumpSince, jumpReads);
  return { kind: 'jump', ...figures, size: jumpSize, afterMs: jumpAfterMs };
}

/** @param rate and its ends a second; `since` in seconds after the first sample. */
function figuresOf(
  memory: Readonly<Memory>,
  rate: number,
  low: number,
  high: number,
  since: number,
  reads: number,
): RateFigures {
  return {
    perMinute: rate * 60,
    perSecond: rate,
    low: Math.min(low, rate) * 60,
    high: Math.max(high, rate) * 60,
    sinceMs: Math.min(memory.lastMs, Math.max(instantOf(memory, 0), instantOf(memory, since))),
    atMs: memory.lastMs,
    samples: Math.min(memory.samples, Math.max(1, Math.round(reads))),
    basis: memory.lastStep > 1 ? 'rounded' : 'exact',
  };
}
