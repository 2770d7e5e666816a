import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { bucketsOf, join, widened } from '../../core/series/bucket.ts';
import type { Retention } from '../../core/series/retention.ts';
import type { SeriesKey } from '../../core/series/sample.ts';
import { unpackBuckets } from '../packing/pack-buckets.ts';
import { unpackSamples } from '../packing/pack-samples.ts';
import { SLOT_MS } from '../packing/slots.ts';
import type { History, HistoryWrite } from '../schema.ts';
import { addBuckets } from './buckets.ts';
import { oldBefore, witnessedDays } from './old-before.ts';
import { write } from './transaction.ts';

/** What a round of thinning did. */
export interface Thinned {
  /** How many records were thinned. */
  readonly records: number;
  /** Whether there was nothing more to do. */
  readonly finished: boolean;
}

/**
 * Thins what is older than the retention says: samples to minutes, minutes to hours, one record a transaction,
 * so that nobody waits long and a stop loses nothing. How old a sample is goes by the days that were seen to pass
 * since, not by the clock alone; see `old-before.ts`.
 * @param mostRecords how many records to thin at most.
 */
export async function thinHistory(
  db: History,
  retention: Retention,
  nowMs: number,
  mostRecords: number,
  signal?: AbortSignal,
): Promise<Thinned> {
  let records = 0;
  const days = await witnessedDays(db);
  const thinChunks = (tx: HistoryWrite, key: SeriesKey): Promise<boolean> =>
    thinChunk(tx, key, oldBefore(days, nowMs, retention.samplesMs));
  const thinBuckets = (tx: HistoryWrite, key: SeriesKey): Promise<boolean> =>
    thinMinutes(tx, key, oldBefore(days, nowMs, retention.minutesMs));
  for (const key of await db.getAllKeys('series')) {
    for (const thinOne of [thinChunks, thinBuckets]) {
      while (await write(db, (tx) => thinOne(tx, key))) {
        records += 1;
        if (records >= mostRecords || signal?.aborted) return { records, finished: false };
      }
    }
  }
  return { records, finished: true };
}

/**
 * @param beforeMs a record that ends before it is thinned.
 * @returns whether there was a record to thin.
 */
async function thinChunk(tx: HistoryWrite, key: SeriesKey, beforeMs: number): Promise<boolean> {
  if (beforeMs < 0) return false;
  const due = IDBKeyRange.bound([key], [key, beforeMs - SLOT_MS]);
  const cursor = await tx.objectStore('chunks').openCursor(due);
  if (!cursor) return false;
  await addBuckets(tx, key, MINUTE_MS, bucketsOf(unpackSamples(cursor.value.bytes), MINUTE_MS), join);
  await cursor.delete();
  return true;
}

async function thinMinutes(tx: HistoryWrite, key: SeriesKey, beforeMs: number): Promise<boolean> {
  if (beforeMs < 0) return false;
  const due = IDBKeyRange.bound([key, MINUTE_MS], [key, MINUTE_MS, beforeMs - 24 * HOUR_MS]);
  const cursor = await tx.objectStore('buckets').openCursor(due);
  if (!cursor) return false;
  await addBuckets(tx, key, HOUR_MS, widened(unpackBuckets(cursor.value.bytes), HOUR_MS), join);
  await cursor.delete();
  return true;
}
