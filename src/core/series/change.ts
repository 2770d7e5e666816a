import { type LevelMove, movedAtOnce } from './level-move.ts';
import type { Sample } from './sample.ts';

/**
 * The plain difference of two real samples about a minute apart: the article's "in the space of one minute".
 * `count` counts newest minus older, so a loss is negative.
 */
export interface Change {
  readonly kind: 'change';
  /** Without what moved at once and is not people's doing. */
  readonly count: number;
  /** That, beside it: negative for a drop; left out where there is none. */
  readonly atOnce?: number;
  /** The true span between the two samples, in seconds. */
  readonly seconds: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** The step of both samples: 1 when they were exact. */
  readonly step: number;
}

export interface NoChange {
  readonly kind: 'no-change';
  /** `gap`: the nearest earlier sample lies too far back to speak of a minute. */
  readonly reason: 'too-little-data' | 'gap';
}

export type ChangeResult = Change | NoChange;

/** A minute, and how far from it a pair of samples may lie and still be called one. */
const TARGET_MS = 60_000;
const SHORTEST_MS = 45_000;
/** As far back as a change may reach. */
export const LONGEST_CHANGE_MS = 150_000;

/**
 * The change up to the newest sample.
 * @param samples in time order, oldest first; only the last few minutes are looked at.
 * @param moves of the level at once; they stand beside the change, not in it.
 * @returns the difference to the sample of the same step that is nearest to a minute older than the last one, and at
 * least three quarters of one, with the true span; `no-change` if there is none, or if it lies more than two and a
 * half minutes back. Between 1,854,793 and the 1.8M that stands for it nothing changed.
 */
export function changeOf(samples: readonly Sample[], moves: readonly LevelMove[] = []): ChangeResult {
  const last = samples.at(-1);
  if (!last) return { kind: 'no-change', reason: 'too-little-data' };
  const spanOf = (sample: Sample): number => last.atMs - sample.atMs;
  const offBy = (sample: Sample): number => Math.abs(spanOf(sample) - TARGET_MS);
  const [anchor] = samples
    .filter((sample) => sample.step === last.step && spanOf(sample) >= SHORTEST_MS)
    .toSorted((one, other) => offBy(one) - offBy(other));
  if (!anchor) return { kind: 'no-change', reason: 'too-little-data' };
  if (spanOf(anchor) > LONGEST_CHANGE_MS) return { kind: 'no-change', reason: 'gap' };
  const atOnce = movedAtOnce(moves, anchor.atMs, last.atMs);
  return {
    kind: 'change',
    count: last.value - anchor.value - atOnce,
    ...(atOnce !== 0 && { atOnce }),
    seconds: spanOf(anchor) / 1000,
    fromMs: anchor.atMs,
    toMs: last.atMs,
    step: last.step,
  };
}
