import { type FilterState, resumeFilter } from '../../core/rate/filter/rate-filter.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { changeOfSeries, type SeriesProgress, TAIL_MS } from '../../core/summary/series-progress.ts';
import { packSamples, unpackSamples } from '../packing/pack-samples.ts';
import type { HistoryWrite, SeriesRecord } from '../schema.ts';
import { samplesWithin } from './samples.ts';

/** A series as it is stored. */
export interface StoredSeries {
  /** Nothing before the first sample. */
  readonly last: Sample | undefined;
  /** Nothing before the first sample, and while the figures are stale. */
  readonly progress: SeriesProgress | undefined;
  /** The filter's state is not that of the samples: `recomputeStale` works it out again. */
  readonly isStale: boolean;
  /** A sample kept aside until the next one decides. */
  readonly aside: Sample | undefined;
  /** Since when, by the present clock, the newest sample has been ahead of the clock. */
  readonly aheadSinceMs: number | undefined;
}

/** A series as far as it has come. */
export async function getSeries(tx: HistoryWrite, id: SeriesId): Promise<StoredSeries> {
  const key = seriesKey(id);
  const [found, waiting] = await Promise.all([
    tx.objectStore('series').get(key),
    tx.objectStore('filters').get(key),
  ]);
  const aside = waiting?.aside;
  const aheadSinceMs = waiting?.aheadSinceMs;
  const record = found && isWhole(found) ? found : undefined;
  const last = record?.last;
  const filter = record && resumeFilter(waiting?.state);
  if (!record || !filter) {
    return { last, progress: undefined, isStale: found !== undefined, aside, aheadSinceMs };
  }
  const tail = await samplesWithin(tx, key, record.last.atMs - TAIL_MS, record.last.atMs);
  return { last, progress: progressOf(record, filter, tail), isStale: false, aside, aheadSinceMs };
}

/** Whether a record says what it should: one that a browser kept in part does not, and is worked out again. */
export const isWhole = (record: SeriesRecord): boolean =>
  [record.first, record.last].every((sample: Partial<Sample> | undefined) => Number.isFinite(sample?.atMs)) &&
  record.recent instanceof Uint8Array &&
  record.rate instanceof Object;

/** @param tail the samples of the last `TAIL_MS`. */
export function progressOf(
  { first, last, sampleCount, rate, platformChanges = [], recent }: SeriesRecord,
  filter: FilterState,
  tail: readonly Sample[],
): SeriesProgress {
  return { first, last, sampleCount, filter, rate, platformChanges, recent: unpackSamples(recent), tail };
}

/** Stores a series as far as it has come, with what the filter noticed since. Nothing is kept aside then. */
export async function putSeries(
  tx: HistoryWrite,
  id: SeriesId,
  progress: SeriesProgress,
  events: readonly RateEvent[],
): Promise<void> {
  const key = seriesKey(id);
  const { first, last, sampleCount, rate, platformChanges, recent, filter } = progress;
  const change = changeOfSeries(progress);
  await tx.objectStore('filters').put({ state: filter }, key);
  const record = { ...id, first, last, sampleCount, rate, change, recent: packSamples(recent) };
  await tx
    .objectStore('series')
    .put(platformChanges.length > 0 ? { ...record, platformChanges } : record, key);
  await putEvents(tx, key, events);
}

/** Remembers beside the filter's state what waits for the next sample. */
export async function putWaiting(
  tx: HistoryWrite,
  id: SeriesId,
  waiting: { readonly aside?: Sample; readonly aheadSinceMs?: number },
): Promise<void> {
  const filters = tx.objectStore('filters');
  const before = await filters.get(seriesKey(id));
  await filters.put({ state: undefined, ...before, ...waiting }, seriesKey(id));
}

/** Keeps what the filter noticed; the same event is never kept twice. */
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
