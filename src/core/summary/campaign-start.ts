import type { Count } from '../count/count.ts';
import { FRESH_MS } from '../rate/fresh.ts';

/** The count a Page's losses in a campaign are reckoned from. */
export interface CampaignStart extends Count {
  /** The start of the campaign; where no count speaks of it, the instant of the first count after it. */
  readonly atMs: number;
  /** The instant of the count itself. */
  readonly countMs: number;
  /** The count is of later than the start. */
  readonly isLate: boolean;
}

type DatedCount = Count & { readonly atMs: number };

/**
 * What a Page's losses are reckoned from.
 * @param startMs when the campaign began, milliseconds since 1970 UTC.
 * @param kept the count that was kept for the start, if there was one.
 * @param first the Page's first sample: the start of a Page that was first seen after it.
 * @returns nothing where no count can stand for the start.
 */
export function campaignStart(
  startMs: number,
  kept: DatedCount | undefined,
  first: DatedCount,
): CampaignStart | undefined {
  const count = kept ?? (first.atMs >= startMs ? first : undefined);
  if (!count) return undefined;
  const { value, step } = count;
  const isLate = count.atMs > startMs + FRESH_MS;
  return { value, step, atMs: isLate ? count.atMs : startMs, countMs: count.atMs, isLate };
}
