import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { groupOf, type Joins } from '../../core/page/joins.ts';
import { METRICS, type Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import { type Bucket, mergeBuckets, widened } from '../../core/series/bucket.ts';
import { mergeColumns } from '../../core/series/merge-samples.ts';
import type { SeriesId } from '../../core/series/sample.ts';
import { bucketsOfColumns, type SampleColumns } from '../../core/series/sample-columns.ts';
import { readJoins } from '../joins/read-joins.ts';
import { type HistoryReads, readsIn } from '../reads.ts';
import type { History } from '../schema.ts';
import { readBuckets } from './buckets.ts';
import { readEvents } from './events.ts';
import { readColumns } from './samples.ts';

// What is shown of a Page is the history of all Pages that the person has joined to it. Nothing of it is written: the
// series are put together as they are read.

/** Series that are shown as one; the one of the Page that the others are shown under first. */
export type SeriesGroup = readonly [SeriesId, ...SeriesId[]];

/** The series of a Page and of all that are shown under it. */
export function seriesOfGroup(joins: Joins, id: PageId, metric: Metric): SeriesGroup {
  const [lead, ...others] = groupOf(joins, id);
  return [{ pageId: lead, metric }, ...others.map((pageId) => ({ pageId, metric }))];
}

/** The series of every group of joined Pages. */
export const joinedSeries = (joins: Joins): SeriesGroup[] =>
  [...new Set(joins.values())].flatMap((lead) => METRICS.map((metric) => seriesOfGroup(joins, lead, metric)));

const groupIn = async (db: HistoryReads, { pageId, metric }: SeriesId): Promise<SeriesGroup> =>
  seriesOfGroup(await readJoins(db), pageId, metric);

const EARLIEST = 0;
const LATEST = Number.MAX_SAFE_INTEGER;

/** What is wanted of a Page: its samples from an instant on; `isWhole` also what is left of those that were thinned. */
export interface WantedHistory {
  readonly series: SeriesId;
  /** Inclusive, milliseconds since 1970 UTC. */
  readonly fromMs: number;
  readonly isWhole: boolean;
}

/** What is kept of a Page, each oldest first. */
export interface StoredHistory {
  readonly columns: SampleColumns;
  /** None where they were not wanted. */
  readonly hours: readonly Bucket[];
  readonly minutes: readonly Bucket[];
  /** Everything that the rate filter ever noticed. */
  readonly events: readonly RateEvent[];
}

/** Reads what is kept of many Pages, each with those joined to it, in one transaction: a hundred cost as much as their bytes. */
export async function readJoinedHistories(
  db: History,
  wanted: readonly WantedHistory[],
): Promise<StoredHistory[]> {
  const reads = readsIn(db.transaction(['pairs', 'chunks', 'buckets', 'events']));
  const readGroup = async (
    group: SeriesGroup,
    { fromMs, isWhole }: WantedHistory,
  ): Promise<StoredHistory> => {
    const [columns, hours, minutes, events] = await Promise.all([
      readGroupColumns(reads, group, fromMs, LATEST),
      isWhole ? bucketsOfGroup(reads, group, HOUR_MS, EARLIEST, LATEST) : [],
      isWhole ? bucketsOfGroup(reads, group, MINUTE_MS, EARLIEST, LATEST) : [],
      eventsOf(reads, group, EARLIEST, LATEST),
    ]);
    return { columns, hours, minutes, events };
  };
  // Nearly all Pages are joined to none: what they have themselves is asked for with the joins, not after them.
  const [joins, alone] = await Promise.all([
    readJoins(reads),
    Promise.all(wanted.map((one) => readGroup([one.series], one))),
  ]);
  return Promise.all(
    wanted.map((one, i) => {
      const group = seriesOfGroup(joins, one.series.pageId, one.series.metric);
      const own = alone[i];
      return own && group.length === 1 ? own : readGroup(group, one);
    }),
  );
}

/** The end of the last bucket of a width that any of some series has; zero where none has one. */
async function thinnedUntil(db: HistoryReads, group: SeriesGroup, widthMs: number): Promise<number> {
  const all = await Promise.all(group.map((id) => readBuckets(db, id, widthMs, EARLIEST, LATEST)));
  return all.flat().reduce((latest, { startMs }) => Math.max(latest, startMs + widthMs), 0);
}

/**
 * The samples of a Page and of those joined to it in a range that are still kept one by one, oldest first, both ends
 * inclusive. Where one of the series was thinned already, the others' samples stand in its buckets.
 */
export async function readGroupColumns(
  db: HistoryReads,
  group: SeriesGroup,
  fromMs: number,
  toMs: number,
): Promise<SampleColumns> {
  if (group.length === 1) return readColumns(db, group[0], fromMs, toMs);
  const ends = await Promise.all([MINUTE_MS, HOUR_MS].map((widthMs) => thinnedUntil(db, group, widthMs)));
  const beginMs = Math.max(fromMs, ...ends);
  return mergeColumns(await Promise.all(group.map((id) => readColumns(db, id, beginMs, toMs))));
}

/** What is left of the samples in a range that were thinned, oldest first; as `readBuckets` gives it. */
async function bucketsOfGroup(
  db: HistoryReads,
  group: SeriesGroup,
  widthMs: number,
  fromMs: number,
  toMs: number,
): Promise<Bucket[]> {
  if (group.length === 1) return readBuckets(db, group[0], widthMs, fromMs, toMs);
  const hoursEndMs = await thinnedUntil(db, group, HOUR_MS);
  const beginMs = widthMs === HOUR_MS ? EARLIEST : hoursEndMs;
  const endMs =
    widthMs === HOUR_MS ? hoursEndMs : Math.max(hoursEndMs, await thinnedUntil(db, group, MINUTE_MS));
  const lists = await Promise.all(
    group.map(async (id) => {
      const columns = await readColumns(db, id, beginMs, endMs - 1);
      const minutes = await readBuckets(db, id, MINUTE_MS, beginMs, endMs - 1);
      const samples = bucketsOfColumns(columns, MINUTE_MS);
      const finer = mergeBuckets([minutes, samples]).filter(
        ({ startMs }) => startMs >= beginMs && startMs < endMs,
      );
      return widthMs === HOUR_MS
        ? mergeBuckets([await readBuckets(db, id, HOUR_MS, EARLIEST, LATEST), widened(finer, HOUR_MS)])
        : finer;
    }),
  );
  return mergeBuckets(lists).filter(({ startMs }) => startMs + widthMs > fromMs && startMs <= toMs);
}

/** What the rate filter noticed in the series of a Page in a range, both ends inclusive, oldest first. */
export const readJoinedEvents = async (
  db: HistoryReads,
  series: SeriesId,
  fromMs: number,
  toMs: number,
): Promise<RateEvent[]> => eventsOf(db, await groupIn(db, series), fromMs, toMs);

async function eventsOf(
  db: HistoryReads,
  group: SeriesGroup,
  fromMs: number,
  toMs: number,
): Promise<RateEvent[]> {
  const lists = await Promise.all(group.map((id) => readEvents(db, id, fromMs, toMs)));
  return lists.flat().sort((a, b) => a.atMs - b.atMs);
}
