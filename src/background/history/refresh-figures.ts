import type { History } from '../../storage/schema.ts';
import { replayStale } from '../../storage/series/replay.ts';
import { unlessFull } from './unless-full.ts';
import { upkeepSoon } from './upkeep.ts';

const STEPS_AT_ONCE = 5;

/** Works stale figures out anew: a short series at once, a long one, or all where there is no room, by and by. */
export async function refreshFigures(db: History): Promise<void> {
  const replayed = await unlessFull(replayStale(db, STEPS_AT_ONCE));
  if (!replayed?.finished) upkeepSoon();
}
