import { METRICS } from '../core/page/metric.ts';
import type { PageId } from '../core/page/page-identity.ts';
import { type SeriesId, type SeriesKey, seriesKey } from '../core/series/sample.ts';
import { addSamples, slotsOfSeries } from './samples.ts';
import type { HistoryWrite } from './schema.ts';
import { leaveStale } from './stale.ts';
import { putWatchEvent } from './watches.ts';

/** Moves everything that is kept of the Page `from` to the Page `into`, and forgets `from`. */
export async function mergePage(tx: HistoryWrite, from: PageId, into: PageId): Promise<void> {
  for (const metric of METRICS) await mergeSeries(tx, { pageId: from, metric }, { pageId: into, metric });
  await mergeWatch(tx, from, into);
  await mergeMentions(tx, from, into);
  await tx.objectStore('refusals').delete(IDBKeyRange.bound([from], [from, []]));
  await tx.objectStore('pages').delete(from);
}

async function mergeSeries(tx: HistoryWrite, from: SeriesId, into: SeriesId): Promise<void> {
  const fromKey = seriesKey(from);
  const intoKey = seriesKey(into);
  const record = await tx.objectStore('series').get(fromKey);
  if (!record) return;
  for await (const samples of slotsOfSeries(tx, fromKey)) await addSamples(tx, intoKey, samples);
  await mergeBuckets(tx, fromKey, intoKey);
  for await (const cursor of tx.objectStore('damaged').index('series').iterate(fromKey))
    await cursor.update({ ...cursor.value, series: intoKey });
  await deleteSeries(tx, fromKey);
  const known = await tx.objectStore('series').get(intoKey);
  await leaveStale(tx, into, [known?.first, record.first]);
}

/** Thinned spans of both are rare enough: where both have one, the one of `into` stays. */
async function mergeBuckets(tx: HistoryWrite, from: SeriesKey, into: SeriesKey): Promise<void> {
  const store = tx.objectStore('buckets');
  for await (const cursor of store.iterate(IDBKeyRange.bound([from], [from, []]))) {
    const key: [SeriesKey, number, number] = [into, cursor.key[1], cursor.key[2]];
    if ((await store.getKey(key)) === undefined) await store.put(cursor.value, key);
  }
}

/** Forgets a series and everything worked out from it. */
export async function deleteSeries(tx: HistoryWrite, key: SeriesKey): Promise<void> {
  const all = IDBKeyRange.bound([key], [key, []]);
  await Promise.all([
    tx.objectStore('series').delete(key),
    tx.objectStore('filters').delete(key),
    tx.objectStore('chunks').delete(all),
    tx.objectStore('buckets').delete(all),
    tx.objectStore('events').delete(all),
    tx.objectStore('setApart').delete(all),
  ]);
  for await (const cursor of tx.objectStore('damaged').index('series').iterate(key)) await cursor.delete();
}

async function mergeWatch(tx: HistoryWrite, from: PageId, into: PageId): Promise<void> {
  const watches = tx.objectStore('watches');
  const [moved, kept] = await Promise.all([watches.get(from), watches.get(into)]);
  await watches.delete(from);
  for await (const cursor of tx.objectStore('watchEvents').iterate(IDBKeyRange.bound([from], [from, []]))) {
    await putWatchEvent(tx, { ...cursor.value, pageId: into });
    await cursor.delete();
  }
  const isIdle = !kept || kept.state.kind === 'not-measuring';
  if (moved && isIdle) await watches.put({ ...moved, pageId: into });
}

/** Campaigns and notes that speak of `from` speak of `into` from now on. */
async function mergeMentions(tx: HistoryWrite, from: PageId, into: PageId): Promise<void> {
  const renamed = (id: PageId): PageId => (id === from ? into : id);
  for await (const cursor of tx.objectStore('campaigns')) {
    const { targets, controls, baseline } = cursor.value;
    if (![...targets, ...controls].includes(from)) continue;
    await cursor.update({
      ...cursor.value,
      targets: [...new Set(targets.map(renamed))],
      controls: [...new Set(controls.map(renamed))],
      baseline: baseline.map((count) => ({ ...count, pageId: renamed(count.pageId) })),
    });
  }
  for await (const cursor of tx.objectStore('notes')) {
    if (cursor.value.pageId === from) await cursor.update({ ...cursor.value, pageId: into });
  }
}
