import type { SeriesKey } from '../../core/series/sample.ts';
import { unpackBuckets } from '../packing/pack-buckets.ts';
import { unpackSamples } from '../packing/pack-samples.ts';
import { unpacksWell } from '../packing/unless-damaged.ts';
import type { DamagedRecord, HistoryWrite } from '../schema.ts';
import { leaveStale } from './stale.ts';

/**
 * Takes every record whose bytes cannot be unpacked out of the way of the others. Each is kept as it is; its
 * series goes on with a gap in its place, and its figures are to be worked out again. Reads everything: for when
 * such a record was met.
 */
export async function setDamagedApart(tx: HistoryWrite): Promise<void> {
  const hurt = new Set<SeriesKey>();
  const keep = async (record: DamagedRecord): Promise<void> => {
    await tx.objectStore('damaged').add(record);
    hurt.add(record.series);
  };
  for await (const cursor of tx.objectStore('chunks')) {
    const { key, value: record } = cursor;
    if (unpacksWell(unpackSamples, record.bytes)) continue;
    await keep({ series: key[0], store: 'chunks', key, record });
    await cursor.delete();
  }
  for await (const cursor of tx.objectStore('buckets')) {
    const { key, value: record } = cursor;
    if (unpacksWell(unpackBuckets, record.bytes)) continue;
    await keep({ series: key[0], store: 'buckets', key, record });
    await cursor.delete();
  }
  // The last hour's points are only a copy, which is made again with the rest.
  for await (const { key, value } of tx.objectStore('series'))
    if (!unpacksWell(unpackSamples, value.recent)) hurt.add(key);
  for (const key of hurt) {
    const series = await tx.objectStore('series').get(key);
    if (series) await leaveStale(tx, { pageId: series.pageId, metric: series.metric }, [series.first]);
  }
}
