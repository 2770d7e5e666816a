import { type Count, isCoarser } from '../count/count.ts';
import type { RefusalReason } from './admission.ts';
import type { Sample } from './sample.ts';

/** A reading that asks to become a sample, and what it is judged against. */
export interface Candidate {
  readonly sample: Sample;
  /** The newest sample of the series; none when this would be the first. */
  readonly last: Sample | undefined;
  /** The sample that was kept aside before, if any. */
  readonly aside: Sample | undefined;
  readonly nowMs: number;
  /** Samples of a series are at least this far apart. */
  readonly leastSpanMs: number;
  /** For so long a fine count is not told once more in coarser steps; some least spans unless told. */
  readonly fineForMs?: number;
}

export type Verdict =
  /** The samples to append, in order: the reading, after the one kept aside where it bears that one out. */
  | { readonly kind: 'admitted'; readonly samples: readonly Sample[] }
  /** Kept aside, in place of any other, until the next reading decides. */
  | { readonly kind: 'refused'; readonly reason: 'quarantined'; readonly aside: Sample }
  | { readonly kind: 'refused'; readonly reason: Exclude<RefusalReason, 'quarantined'> };

/** Content script and background tell the time by the same clock; more than this is no rounding. */
const FUTURE_TOLERANCE_MS = 2000;

/** A count may move this much at once on any page. */
const FREE_MOVE = 1000;
/** ... or by this part of itself. */
const FREE_PART = 0.02;
/** ... and this much a minute: the wildest figure ever claimed for a campaign, 220 a second, is below it. */
const MOVE_PER_MINUTE = 15_000;
/** However long nobody looked, a count that moved by more than this part of itself wants a second look. */
const LONGEST_PART = 0.25;

/** Unless told, a fine count is not told once more in coarser steps for so many least spans. */
const FINE_SPANS = 6;

/** Decides whether a reading becomes a sample. Pure; the reasons are told in `admission.ts`. */
export function admit({
  sample,
  last,
  aside,
  nowMs,
  leastSpanMs,
  fineForMs = FINE_SPANS * leastSpanMs,
}: Candidate): Verdict {
  if (sample.atMs > nowMs + FUTURE_TOLERANCE_MS) return { kind: 'refused', reason: 'from-the-future' };
  if (!last) return { kind: 'admitted', samples: [sample] };
  if (sample.atMs === last.atMs || sample.atMs === aside?.atMs)
    return { kind: 'refused', reason: 'repeated' };
  if (sample.atMs < last.atMs) return { kind: 'refused', reason: 'older-than-last' };
  if (sample.atMs < (aside ?? last).atMs + leastSpanMs) return { kind: 'refused', reason: 'too-soon' };
  if (isCoarser(last, sample) && sample.atMs <= last.atMs + fineForMs)
    return { kind: 'refused', reason: 'coarser' };
  if (!isFar(last, sample)) return { kind: 'admitted', samples: [sample] };
  if (aside && !isFar(aside, sample)) return { kind: 'admitted', samples: [aside, sample] };
  return { kind: 'refused', reason: 'quarantined', aside: sample };
}

/** Whether the counts are further apart than a page moves in the time between them. */
function isFar(earlier: Sample, later: Sample): boolean {
  const minutes = (later.atMs - earlier.atMs) / 60_000;
  const atOnce = Math.max(FREE_MOVE, FREE_PART * earlier.value);
  const inTime = Math.min(MOVE_PER_MINUTE * minutes, LONGEST_PART * earlier.value);
  return distance(earlier, later) > atOnce + inTime;
}

/** The least difference of the numbers that two shown counts can stand for. */
function distance(a: Count, b: Count): number {
  return Math.max(0, a.value - (b.value + b.step - 1), b.value - (a.value + a.step - 1));
}
