import type { History } from '../../storage/schema.ts';
import { replayStale } from '../../storage/series/replay.ts';
import { upkeepSoon } from './upkeep.ts';

const STEPS_AT_ONCE = 5;

/** Works stale figures out anew: a short series at once, a long one by and by. */
export async function refreshFigures(db: History): Promise<void> {
  const { finished } = await replayStale(db, STEPS_AT_ONCE);
  if (!finished) upkeepSoon();
}
