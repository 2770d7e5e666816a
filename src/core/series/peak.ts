import { Z95 } from '../math/normal.ts';
import { type Measured, shrunk } from '../math/shrunk.ts';
import type { Sample } from './sample.ts';

/** The strongest loss over a window: two real samples about that far apart. */
export interface Peak {
  readonly kind: 'peak';
  /** The true instants of the two samples, milliseconds since 1970 UTC. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The plain difference, below zero. */
  readonly count: number;
  /** A minute, with the ends of its 95 % interval; all below zero. */
  readonly perMinute: number;
  readonly low: number;
  readonly high: number;
}

export interface NoPeak {
  readonly kind: 'no-peak';
}

/** Two samples about a window apart, and the rate a minute between them. */
interface Window extends Measured {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

/** Between which samples the count moved at once; milliseconds since 1970 UTC. */
export interface Jump {
  readonly afterMs: number;
  readonly atMs: number;
}

/** The two samples may lie this much further apart than the window, or a minute. */
const LONGEST = 1.25;
const SPARE_MS = 60_000;
/** So many windows about the peak say how much of it is chance. */
const NEAR = 25;

/**
 * When the loss over a window was strongest. The strongest of many is always a little too strong, since chance
 * helped to choose it: the rate and its interval are drawn back by what chance explains, the plain difference
 * stands beside them.
 * @param samples in time order.
 * @param deviation standard deviation of a read; 0 for exact ones.
 * @param jumps platform changes: a window that holds one, or a part of one, is left out.
 * @returns none where no window's loss is clearly more than nothing.
 */
export function peakLoss(
  samples: readonly Pick<Sample, 'atMs' | 'value' | 'step'>[],
  windowMs: number,
  deviation: number,
  jumps: readonly Jump[] = [],
): Peak | NoPeak {
  const longestMs = Math.max(LONGEST * windowMs, windowMs + SPARE_MS);
  let best: Window | undefined;
  /** Windows that do not overlap. */
  const apart: Window[] = [];
  let apartFromMs = Number.NEGATIVE_INFINITY;
  let anchor = 0;
  for (const last of samples) {
    while ((samples[anchor + 1]?.atMs ?? Number.POSITIVE_INFINITY) <= last.atMs - windowMs) anchor++;
    const first = samples[anchor];
    if (!first || first.atMs > last.atMs - windowMs || last.atMs - first.atMs > longestMs) continue;
    // What went at once was no loss of a minute.
    if (jumps.some(({ afterMs, atMs }) => afterMs < last.atMs && first.atMs < atMs)) continue;
    // Between 1,999,000 and the 1.9M that stands for it nothing was lost.
    if (first.step !== last.step) continue;
    const count = last.value - first.value;
    const minutes = (last.atMs - first.atMs) / 60_000;
    const perMinute = count / minutes;
    const rounding = (2 * (last.step ** 2 - 1)) / 12;
    const ofWindow = Math.sqrt(Math.max(1, Math.abs(count)) + 2 * deviation ** 2 + rounding) / minutes;
    const window = { fromMs: first.atMs, toMs: last.atMs, count, value: perMinute, deviation: ofWindow };
    if (window.fromMs >= apartFromMs) {
      apart.push(window);
      apartFromMs = window.toMs;
    }
    if (isLoss(window) && !(best && best.value <= window.value)) best = window;
  }
  if (!best) return { kind: 'no-peak' };
  const { fromMs, toMs, count } = best;
  const near = apart.toSorted((a, b) => Math.abs(a.toMs - toMs) - Math.abs(b.toMs - toMs)).slice(0, NEAR);
  const drawn = shrunk(best, near);
  if (!isLoss(drawn)) return { kind: 'no-peak' };
  const half = Z95 * drawn.deviation;
  const { value: perMinute } = drawn;
  return { kind: 'peak', fromMs, toMs, count, perMinute, low: perMinute - half, high: perMinute + half };
}

/** Whether a rate is below zero with all of its interval. */
const isLoss = ({ value, deviation }: Measured): boolean => value + Z95 * deviation < 0;
