import { canBeSame } from '../count/count.ts';
import { findGaps } from './gaps.ts';
import { type LevelMove, movedAtOnce } from './level-move.ts';
import type { Sample } from './sample.ts';

/** The plain difference of two real samples about a span apart; negative is loss. */
export interface SpanChange {
  readonly kind: 'span-change';
  /** Without what moved at once and is not people's doing. */
  readonly count: number;
  /** That, beside it: negative for a drop; 0 where there is none. */
  readonly atOnce: number;
  /** Not where both counts can stand for one number, as an exact one and a rounded one often can. */
  readonly isCertain: boolean;
  /** The true instants of the two samples, milliseconds since 1970 UTC. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How much of it was watched: the span without its gaps. */
  readonly watchedMs: number;
  /** How many samples lie in it, both ends among them. */
  readonly samples: number;
  /** The larger step of the two samples: 1 when both were exact. */
  readonly step: number;
}

export interface NoSpanChange {
  readonly kind: 'no-span-change';
}

/** How far before the start the first sample may lie, as a part of the span. */
export const SPAN_REACH = 0.05;

/**
 * The difference over a span, between the last sample at or before its start and the last one in it. Where the
 * nearest one before is far off, the first sample in the span stands in, and the true span is shorter.
 * @param samples in time order; those outside the span do no harm.
 * @param moves of the level at once; they stand beside the difference, not in it.
 */
export function spanChange(
  samples: readonly Pick<Sample, 'atMs' | 'value' | 'step'>[],
  fromMs: number,
  toMs: number,
  moves: readonly LevelMove[] = [],
): SpanChange | NoSpanChange {
  const reachMs = SPAN_REACH * (toMs - fromMs);
  const before = samples.findLastIndex(({ atMs }) => atMs <= fromMs);
  const isNear = (samples[before]?.atMs ?? Number.NEGATIVE_INFINITY) >= fromMs - reachMs;
  const start = isNear ? before : before + 1;
  const end = samples.findLastIndex(({ atMs }) => atMs <= toMs);
  const within = samples.slice(start, end + 1);
  const first = within[0];
  const last = within.at(-1);
  if (!first || !last || first === last) return { kind: 'no-span-change' };
  const instants = within.map(({ atMs }) => atMs);
  const unwatchedMs = findGaps(instants).reduce(
    (sum, i) => sum + (instants[i + 1] ?? 0) - (instants[i] ?? 0),
    0,
  );
  const atOnce = movedAtOnce(moves, first.atMs, last.atMs);
  const byPeople = { value: last.value - atOnce, step: last.step };
  return {
    kind: 'span-change',
    count: byPeople.value - first.value,
    atOnce,
    isCertain: !canBeSame(first, byPeople),
    fromMs: first.atMs,
    toMs: last.atMs,
    watchedMs: last.atMs - first.atMs - unwatchedMs,
    samples: within.length,
    step: Math.max(first.step, last.step),
  };
}
