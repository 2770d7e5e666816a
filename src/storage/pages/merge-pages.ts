import { METRICS } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { bucketsOf, MINUTE_MS } from '../../core/series/bucket.ts';
import { type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { unpackBuckets } from '../packing/pack-buckets.ts';
import type { HistoryWrite, WatchRecord } from '../schema.ts';
import { addUncovered } from '../series/add-uncovered.ts';
import { BUCKET_WIDTHS, thinnedUntilMs } from '../series/buckets.ts';
import { addSamples, slotsOfSeries } from '../series/samples.ts';
import { leaveStale } from '../series/stale.ts';
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
  await renameRecords(tx, fromKey, intoKey);
  const record = await tx.objectStore('series').get(fromKey);
  if (!record) return;
  const thinnedUntil = await thinnedUntilMs(tx, intoKey);
  for await (const samples of slotsOfSeries(tx, fromKey)) {
    const old = samples.filter(({ atMs }) => atMs < thinnedUntil);
    await addUncovered(tx, intoKey, MINUTE_MS, bucketsOf(old, MINUTE_MS));
    await addSamples(tx, intoKey, samples.slice(old.length));
  }
  await mergeBuckets(tx, fromKey, intoKey);
  await deleteSeries(tx, fromKey);
  const known = await tx.objectStore('series').get(intoKey);
  await leaveStale(tx, into, [known?.first, record.first]);
}

/**
 * What is kept beside the samples speaks of `into` from now on. Events of spans whose samples are kept are told anew
 * by the replay; those of thinned spans nobody could tell again.
 */
async function renameRecords(tx: HistoryWrite, from: SeriesKey, into: SeriesKey): Promise<void> {
  const own = IDBKeyRange.bound([from], [from, []]);
  const events = tx.objectStore('events');
  for await (const { value, key } of events.iterate(own))
    await events.put({ ...value, series: into }, [into, key[1], key[2]]);
  await events.delete(own);
  const setApart = tx.objectStore('setApart');
  for await (const { value, key } of setApart.iterate(own))
    await setApart.put({ ...value, series: into }, [into, key[1], key[2]]);
  await setApart.delete(own);
  for await (const cursor of tx.objectStore('damaged').index('series').iterate(from))
    await cursor.update({ ...cursor.value, series: into });
}

/** The minutes and hours of which `into` knows nothing. */
async function mergeBuckets(tx: HistoryWrite, from: SeriesKey, into: SeriesKey): Promise<void> {
  for (const widthMs of BUCKET_WIDTHS.toReversed()) {
    const own = IDBKeyRange.bound([from, widthMs], [from, widthMs, []]);
    for await (const { value } of tx.objectStore('buckets').iterate(own))
      await addUncovered(tx, into, widthMs, unpackBuckets(value.bytes));
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
  if (moved && urgency(moved) > urgency(kept)) await watches.put({ ...moved, pageId: into });
}

/** Of two watches of one Page the one that is read stays, and one that was stopped gives way to any other. */
function urgency(watch: WatchRecord | undefined): number {
  switch (watch?.state.kind) {
    case 'measuring':
    case 'obstructed':
      return 3;
    case 'paused':
      return 2;
    case 'not-measuring':
      return 1;
    default:
      return 0;
  }
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
