import type { SeriesKey } from '../core/series/sample.ts';
import { unpackBuckets } from './pack-buckets.ts';
import { unpackSamples } from './pack-samples.ts';
import type { HistoryWrite } from './schema.ts';
import { leaveStale } from './stale.ts';
import { unlessDamaged } from './unless-damaged.ts';

/**
 * Takes every record whose bytes cannot be unpacked out of the way of the others. Each is kept as it is; its
 * series goes on with a gap in its place, and its figures are to be worked out anew. Reads everything: for when
 * such a record was met.
 */
export async function setDamagedApart(tx: HistoryWrite): Promise<void> {
  const damaged = tx.objectStore('damaged');
  const hurt = new Set<SeriesKey>();
  for await (const cursor of tx.objectStore('chunks')) {
    if (isSound(() => unpackSamples(cursor.value.bytes))) continue;
    await damaged.add({ series: cursor.key[0], store: 'chunks', key: cursor.key, record: cursor.value });
    await cursor.delete();
    hurt.add(cursor.key[0]);
  }
  for await (const cursor of tx.objectStore('buckets')) {
    if (isSound(() => unpackBuckets(cursor.value.bytes))) continue;
    await damaged.add({ series: cursor.key[0], store: 'buckets', key: cursor.key, record: cursor.value });
    await cursor.delete();
    hurt.add(cursor.key[0]);
  }
  // The last hour's points are only a copy, which is made anew with the rest.
  for await (const { key, value } of tx.objectStore('series'))
    if (!isSound(() => unpackSamples(value.recent))) hurt.add(key);
  for (const key of hurt) {
    const series = await tx.objectStore('series').get(key);
    if (series) await leaveStale(tx, { pageId: series.pageId, metric: series.metric }, [series.first]);
  }
}

const isSound = (unpack: () => unknown): boolean =>
  unlessDamaged(
    () => unpack() !== undefined,
    () => false,
  );
