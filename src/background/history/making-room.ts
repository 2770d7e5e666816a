import { retentionOf } from '../../core/series/retention.ts';
import { nowMs } from '../../platform/clock.ts';
import { retentionDays } from '../../settings/retention.ts';
import type { History, HistoryWrite } from '../../storage/schema.ts';
import { thinHistory } from '../../storage/series/thin.ts';
import { isQuotaError, write } from '../../storage/series/transaction.ts';
import { setStorageState, storageState } from '../session/storage-state.ts';
import { unlessFull } from './unless-full.ts';

/** More would take too long. */
const MOST_RECORDS = 500;

/**
 * Writes in one transaction. Where the disk has no room, what the person need not have one by one any more is thinned
 * first; where that is not enough, nothing is written, and measuring pauses until a look can be kept again.
 * @returns nothing where there was no room.
 */
export async function makingRoom<Result>(
  db: History,
  work: (tx: HistoryWrite) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await write(db, work);
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
  const retention = retentionOf(await retentionDays.get());
  const thinned = await unlessFull(thinHistory(db, retention, nowMs(), MOST_RECORDS));
  try {
    if (thinned && thinned.records > 0) return await write(db, work);
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
  if ((await storageState()).kind !== 'full') await setStorageState({ kind: 'full', sinceMs: nowMs() });
  return undefined;
}
