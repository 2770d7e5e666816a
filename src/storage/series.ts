import type { PageId } from '../core/page/page-identity.ts';
import type { RateEvent } from '../core/rate/rate-event.ts';
import { type FilterState, resumeFilter, startFilter } from '../core/rate/rate-filter.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../core/series/sample.ts';
import {
  advanceSeries,
  changeOfSeries,
  type SeriesProgress,
  TAIL_MS,
} from '../core/series/series-progress.ts';
import { packSamples, unpackSamples } from './pack-samples.ts';
import { samplesWithin, slotsOfSeries } from './samples.ts';
import type { History, HistoryWrite, SeriesRecord } from './schema.ts';
import { write } from './transaction.ts';

/** A series as it is stored. */
export interface StoredSeries {
  /** Nothing before the first sample. */
  readonly progress: SeriesProgress | undefined;
  /** A sample kept aside until the next one decides. */
  readonly aside: Sample | undefined;
  /** Since when, by the present clock, the newest sample has been ahead of the clock. */
  readonly aheadSinceMs?: number | undefined;
}

/**
 * A series as far as it has come. Where the filter's state is of another version of the method, or was
 * forgotten after an import, the samples are replayed.
 */
export async function getSeries(tx: HistoryWrite, id: SeriesId): Promise<StoredSeries> {
  const key = seriesKey(id);
  const [record, filterRecord] = await Promise.all([
    tx.objectStore('series').get(key),
    tx.objectStore('filters').get(key),
  ]);
  const aside = filterRecord?.aside;
  const aheadSinceMs = filterRecord?.aheadSinceMs;
  if (!record) return { progress: undefined, aside };
  const filter = resumeFilter(filterRecord?.state);
  if (!filter) return { progress: await replaySeries(tx, id), aside, aheadSinceMs };
  const tail = await samplesWithin(tx, key, record.last.atMs - TAIL_MS, record.last.atMs);
  return { progress: progressOf(record, filter, tail), aside, aheadSinceMs };
}

/** @param tail the samples of the last `TAIL_MS`. */
export function progressOf(
  { first, last, sampleCount, rate, recent }: SeriesRecord,
  filter: FilterState,
  tail: readonly Sample[],
): SeriesProgress {
  return { first, last, sampleCount, filter, rate, recent: unpackSamples(recent), tail };
}

/** Stores a series with what the filter noticed since. */
export async function putSeries(
  tx: HistoryWrite,
  id: SeriesId,
  { progress, aside, aheadSinceMs }: StoredSeries,
  events: readonly RateEvent[],
): Promise<void> {
  const key = seriesKey(id);
  const waiting = { ...(aside && { aside }), ...(aheadSinceMs !== undefined && { aheadSinceMs }) };
  await tx.objectStore('filters').put({ state: progress?.filter, ...waiting }, key);
  if (!progress) return;
  const { first, last, sampleCount, rate, recent } = progress;
  const change = changeOfSeries(progress);
  await tx
    .objectStore('series')
    .put({ ...id, first, last, sampleCount, rate, change, recent: packSamples(recent) }, key);
  await putEvents(tx, key, events);
}

export async function putEvents(
  tx: HistoryWrite,
  series: SeriesKey,
  events: readonly RateEvent[],
): Promise<void> {
  for (const event of events) {
    const kind = event.kind === 'burst' ? `burst-${event.phase}` : event.kind;
    await tx.objectStore('events').put({ series, event }, [series, event.atMs, kind]);
  }
}

/**
 * Works a series out anew from all its samples in order, as anybody can from an export of them. Events of the
 * replayed span are replaced by those of the replay.
 * @returns nothing for a series that never had a sample.
 */
export async function replaySeries(tx: HistoryWrite, id: SeriesId): Promise<SeriesProgress | undefined> {
  const key = seriesKey(id);
  let progress: SeriesProgress | undefined;
  const events: RateEvent[] = [];
  for await (const samples of slotsOfSeries(tx, key)) {
    for (const sample of samples) {
      const step = advanceSeries(progress, sample);
      progress = step.progress;
      events.push(...step.events);
    }
  }
  if (progress) {
    await tx.objectStore('events').delete(IDBKeyRange.bound([key, progress.first.atMs], [key, []]));
    await putEvents(tx, key, events);
  }
  return withThinned(tx, key, progress);
}

/**
 * Works out anew every series whose filter state is not that of its samples, one a transaction.
 * @returns the Pages of those series.
 */
export async function replayStale(db: History): Promise<PageId[]> {
  const pages: PageId[] = [];
  for (const { pageId, metric } of await db.getAll('series')) {
    const wasStale = await write(db, async (tx) => {
      const filter = await tx.objectStore('filters').get(seriesKey({ pageId, metric }));
      if (resumeFilter(filter?.state)) return false;
      const stored = await getSeries(tx, { pageId, metric });
      await putSeries(tx, { pageId, metric }, stored, []);
      return true;
    });
    if (wasStale) pages.push(pageId);
  }
  return pages;
}

/** Samples that were thinned away still count: the first of all, the last, and how many there were. */
async function withThinned(
  tx: HistoryWrite,
  key: SeriesKey,
  replayed: SeriesProgress | undefined,
): Promise<SeriesProgress | undefined> {
  const [before, thinned] = await Promise.all([
    tx.objectStore('series').get(key),
    tx.objectStore('buckets').getAll(IDBKeyRange.bound([key], [key, []])),
  ]);
  const sampleCount = thinned.reduce((sum, { samples }) => sum + samples, replayed?.sampleCount ?? 0);
  if (!replayed) return before && allThinned(before, sampleCount);
  const first = before && before.first.atMs < replayed.first.atMs ? before.first : replayed.first;
  return { ...replayed, first, sampleCount };
}

/** A series none of whose samples is kept one by one any more. */
export const allThinned = (
  { first, last }: Pick<SeriesRecord, 'first' | 'last'>,
  sampleCount: number,
): SeriesProgress => ({
  first,
  last,
  sampleCount,
  filter: startFilter(),
  rate: { kind: 'no-rate', reason: 'no-samples' },
  recent: [],
  tail: [],
});
