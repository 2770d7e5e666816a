import type { PageId } from '../../core/page/page-identity.ts';
import { FILTER_VERSION, resumeFilter, startFilter } from '../../core/rate/filter/rate-filter.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import { type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import {
  advanceSeries,
  type SeriesProgress,
  withPlatformChanges,
} from '../../core/summary/series-progress.ts';
import { readJoins } from '../joins/read-joins.ts';
import { unpackSamples } from '../packing/pack-samples.ts';
import { slotOf } from '../packing/slots.ts';
import type { History, HistoryWrite, SeriesRecord } from '../schema.ts';
import { joinedSeries } from './joined-series.ts';
import { jointStep } from './joint-figures.ts';
import { putEvents, putSeries, putWaiting } from './series.ts';
import { write } from './transaction.ts';

// The figures of a series come from its samples in order, all of them, whoever works them out: here, or anybody
// with an export. A long series takes a while, so it goes in steps, and a step is never done twice.

/** Slots in one transaction: a few hundred samples, a fraction of a second. */
const SLOTS = 4;

/**
 * Works out again the figures of every series whose filter state is not that of its samples: after a merge, or under a
 * new version of the method; and those of series that are shown as one.
 * @param mostSteps how many steps to take at most; what is left goes on where it stopped.
 * @returns the Pages whose figures are new.
 */
export async function recomputeStale(
  db: History,
  mostSteps = Number.POSITIVE_INFINITY,
  signal?: AbortSignal,
): Promise<{ readonly pages: PageId[]; readonly finished: boolean }> {
  const pages = new Set<PageId>();
  let steps = 0;
  /** Takes steps until the figures are those of the samples. @returns whether they are, or another step is too much. */
  const isFinished = async (
    pageId: PageId,
    takeStep: (tx: HistoryWrite) => Promise<'fresh' | 'more' | 'finished'>,
  ): Promise<boolean> => {
    for (;;) {
      const step = await write(db, takeStep);
      if (step === 'fresh') return true;
      pages.add(pageId);
      if (step === 'finished') return true;
      steps += 1;
      if (steps >= mostSteps || signal?.aborted) return false;
    }
  };
  for (const { pageId, metric } of await db.getAll('series')) {
    const id = { pageId, metric };
    if (resumeFilter((await db.get('filters', seriesKey(id)))?.state)) continue;
    if (!(await isFinished(pageId, (tx) => recomputeStep(tx, id))))
      return { pages: [...pages], finished: false };
  }
  for (const group of joinedSeries(await readJoins(db)))
    if (!(await isFinished(group[0].pageId, (tx) => jointStep(tx, group))))
      return { pages: [...pages], finished: false };
  return { pages: [...pages], finished: true };
}

/**
 * One step of recomputing a series. Whatever the filter makes of the samples, a step never goes back behind the one
 * before: where a state cannot be resumed, the filter begins again at the samples that follow.
 * @returns `fresh` where there was nothing to do.
 */
async function recomputeStep(tx: HistoryWrite, id: SeriesId): Promise<'fresh' | 'more' | 'finished'> {
  const key = seriesKey(id);
  const [record, filter] = await Promise.all([
    tx.objectStore('series').get(key),
    tx.objectStore('filters').get(key),
  ]);
  if (!record || resumeFilter(filter?.state)) return 'fresh';
  const begun = filter?.recomputation;
  const before = begun?.version === FILTER_VERSION ? resumable(begun.progress) : undefined;
  if (!before) await forgetEvents(tx, key);
  const { progress, events, ended } = await advanced(tx, key, before);
  await putEvents(tx, key, events);
  if (!ended && progress) {
    const recomputation = { version: FILTER_VERSION, progress };
    await tx.objectStore('filters').put({ ...filter, state: undefined, recomputation }, key);
    return 'more';
  }
  // A series all of whose samples were thinned has nothing to recompute.
  if (progress) {
    const told = await toldUntil(tx, key, progress.first.atMs);
    await putSeries(tx, id, withThinned(resumable(progress), record, told), []);
  }
  if (progress && filter?.aside) await putWaiting(tx, id, { aside: filter.aside });
  return progress ? 'finished' : 'fresh';
}

/** The same with a filter that goes on: one that begins again where its state cannot be resumed. */
const resumable = (progress: SeriesProgress): SeriesProgress => ({
  ...progress,
  filter: resumeFilter(progress.filter) ?? startFilter(),
});

/** The events of the span whose samples are kept one by one are told again. */
async function forgetEvents(tx: HistoryWrite, key: SeriesKey): Promise<void> {
  const oldest = await tx.objectStore('chunks').openKeyCursor(IDBKeyRange.bound([key], [key, []]));
  if (oldest) await tx.objectStore('events').delete(IDBKeyRange.bound([key, oldest.key[1]], [key, []]));
}

async function advanced(
  tx: HistoryWrite,
  key: SeriesKey,
  before: SeriesProgress | undefined,
): Promise<{ progress: SeriesProgress | undefined; events: RateEvent[]; ended: boolean }> {
  const fromMs = before ? slotOf(before.last.atMs) : 0;
  const chunks = await tx.objectStore('chunks').getAll(IDBKeyRange.bound([key, fromMs], [key, []]), SLOTS);
  let progress = before;
  const events: RateEvent[] = [];
  for (const { bytes } of chunks) {
    for (const sample of unpackSamples(bytes)) {
      if (progress && sample.atMs <= progress.last.atMs) continue;
      const step = advanceSeries(progress, sample);
      progress = step.progress;
      events.push(...step.events);
    }
  }
  return { progress, events, ended: chunks.length < SLOTS };
}

/** Samples that were thinned away still count, and what was told by them still holds. */
const withThinned = (
  progress: SeriesProgress,
  { first, sampleCount }: SeriesRecord,
  told: readonly RateEvent[],
): SeriesProgress => ({
  ...progress,
  first: first.atMs < progress.first.atMs ? first : progress.first,
  sampleCount,
  platformChanges: withPlatformChanges([], told).concat(progress.platformChanges),
});

/** What was told of the samples before an instant, and of that one. */
async function toldUntil(tx: HistoryWrite, key: SeriesKey, atMs: number): Promise<RateEvent[]> {
  const records = await tx.objectStore('events').getAll(IDBKeyRange.bound([key], [key, atMs, []]));
  return records.map(({ event }) => event);
}
