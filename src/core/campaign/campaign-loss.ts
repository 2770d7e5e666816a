import type { Count } from '../count/count.ts';

/** What was lost since the start, as far as the counters' steps let it be known; negative is a gain. */
export interface Loss {
  readonly kind: 'loss';
  /** Likes or followers: the difference of the shown counts. */
  readonly lost: number;
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

/** A Page's count at the start and now; either may be unknown. */
export interface SinceStart {
  readonly baseline?: Count | undefined;
  readonly last?: (Count & { readonly atMs: number }) | undefined;
}

/**
 * What a set of Pages lost together since the start. A Page without a baseline or a count is left out, of the sum
 * and of the per cent alike, and the coverage says so.
 */
export function campaignLoss(pages: readonly SinceStart[]): Loss | NoLoss {
  let lost = 0;
  let atLeast = 0;
  let atMost = 0;
  let before = 0;
  let counted = 0;
  let oldestMs = Number.POSITIVE_INFINITY;
  for (const { baseline, last } of pages) {
    if (!baseline || !last) continue;
    const difference = baseline.value - last.value;
    lost += difference;
    atLeast += difference - (last.step - 1);
    atMost += difference + (baseline.step - 1);
    before += baseline.value;
    counted++;
    oldestMs = Math.min(oldestMs, last.atMs);
  }
  const total = pages.length;
  if (counted === 0) return { kind: 'no-loss', total };
  const loss: Loss = { kind: 'loss', lost, atLeast, atMost, before, counted, total, oldestMs };
  return before > 0 ? { ...loss, part: lost / before } : loss;
}
