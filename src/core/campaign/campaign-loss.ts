import type { Count } from '../count/count.ts';
import { type LevelMove, movedAtOnce } from '../series/level-move.ts';

/** What was lost since the start, as far as the counters' steps let it be known; negative is a gain. */
export interface Loss {
  readonly kind: 'loss';
  /** Likes or followers: the difference of the shown counts, without what moved at once. */
  readonly lost: number;
  /** What moved at once and is not people's doing, beside it; negative for a drop, 0 where there is none. */
  readonly atOnce: number;
  /** No less and no more than this, for shown counts that stand for `[value, value + step)`. */
  readonly atLeast: number;
  readonly atMost: number;
  /** What was there at the start. */
  readonly before: number;
  /** The part of it, 0 to 1; none where nothing was there. */
  readonly part?: number;
  /** How many Pages it speaks for, and how many it should. */
  readonly counted: number;
  readonly total: number;
  /** The oldest of the newest counts it rests on, milliseconds since 1970 UTC. */
  readonly oldestMs: number;
}

export interface NoLoss {
  readonly kind: 'no-loss';
  readonly total: number;
}

type DatedCount = Count & { readonly atMs: number };

/** A Page's count at the start and now; either may be unknown. */
export interface SinceStart {
  readonly baseline?: DatedCount | undefined;
  readonly last?: DatedCount | undefined;
  /** Moves of the level at once, of any time. */
  readonly moves?: readonly LevelMove[];
}

/**
 * What a set of Pages lost together since the start. A Page without a baseline or a count is left out, of the sum
 * and of the per cent alike, and the coverage says so.
 */
export function campaignLoss(pages: readonly SinceStart[]): Loss | NoLoss {
  let lost = 0;
  let atOnce = 0;
  let atLeast = 0;
  let atMost = 0;
  let before = 0;
  let counted = 0;
  let oldestMs = Number.POSITIVE_INFINITY;
  for (const { baseline, last, moves = [] } of pages) {
    if (!baseline || !last) continue;
    const moved = movedAtOnce(moves, baseline.atMs, last.atMs);
    const difference = baseline.value + moved - last.value;
    atOnce += moved;
    lost += difference;
    atLeast += difference - (last.step - 1);
    atMost += difference + (baseline.step - 1);
    before += baseline.value;
    counted++;
    oldestMs = Math.min(oldestMs, last.atMs);
  }
  const total = pages.length;
  if (counted === 0) return { kind: 'no-loss', total };
  const loss: Loss = { kind: 'loss', lost, atOnce, atLeast, atMost, before, counted, total, oldestMs };
  return before > 0 ? { ...loss, part: lost / before } : loss;
}
