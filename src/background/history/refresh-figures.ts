import type { History } from '../../storage/schema.ts';
import { recomputeStale } from '../../storage/series/recompute-stale.ts';
import { unlessFull } from './unless-full.ts';
import { upkeepSoon } from './upkeep.ts';

const STEPS_AT_ONCE = 5;

/** Works stale figures out again: a short series at once, a long one, or all where there is no room, by and by. */
export async function refreshFigures(db: History): Promise<void> {
  const recomputed = await unlessFull(recomputeStale(db, STEPS_AT_ONCE));
  if (!recomputed?.finished) upkeepSoon();
}
