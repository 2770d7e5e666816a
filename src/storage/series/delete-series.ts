import type { SeriesKey } from '../../core/series/sample.ts';
import type { HistoryWrite } from '../schema.ts';

/** Forgets a series and everything worked out from it. */
export async function deleteSeries(tx: HistoryWrite, key: SeriesKey): Promise<void> {
  const all = IDBKeyRange.bound([key], [key, []]);
  await Promise.all([
    tx.objectStore('series').delete(key),
    tx.objectStore('filters').delete(key),
    tx.objectStore('joint').delete(key),
    tx.objectStore('chunks').delete(all),
    tx.objectStore('buckets').delete(all),
    tx.objectStore('events').delete(all),
    tx.objectStore('setApart').delete(all),
  ]);
  for await (const cursor of tx.objectStore('damaged').index('series').iterate(key)) await cursor.delete();
}
