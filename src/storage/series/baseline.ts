import { FRESH_MS } from '../../core/rate/fresh.ts';
import type { Bucket } from '../../core/series/bucket.ts';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import { readableSamples } from '../packing/readable-samples.ts';
import { slotOf } from '../packing/slots.ts';
import type { HistoryReads } from '../reads.ts';
import type { BaselineCount } from '../schema.ts';
import { BUCKET_WIDTHS, readBuckets, readBucketsFrom } from './buckets.ts';
import { readSamples } from './samples.ts';

type DatedCount = Pick<BaselineCount, 'atMs' | 'value' | 'step'>;

/**
 * The count that losses since a start are reckoned from: the last sample before the start while it still speaks
 * of it, else the first one after. Of samples that were thinned, the first and the last of each minute or hour are
 * still known.
 * @param startMs milliseconds since 1970 UTC.
 * @returns nothing where there is no sample that could stand for the start yet.
 */
export async function findBaseline(
  db: HistoryReads,
  series: SeriesId,
  startMs: number,
): Promise<BaselineCount | undefined> {
  const before = (await countsUpTo(db, series, startMs)).reduce(later, undefined);
  const count = before ?? (await countsFrom(db, series, startMs)).reduce(earlier, undefined);
  return count && { ...series, atMs: count.atMs, value: count.value, step: count.step };
}

const later = (one: DatedCount | undefined, other: DatedCount): DatedCount =>
  one && one.atMs >= other.atMs ? one : other;
const earlier = (one: DatedCount | undefined, other: DatedCount): DatedCount =>
  one && one.atMs <= other.atMs ? one : other;

/** The counts that still speak of an instant. */
async function countsUpTo(db: HistoryReads, series: SeriesId, atMs: number): Promise<DatedCount[]> {
  const fromMs = atMs - FRESH_MS;
  const buckets = BUCKET_WIDTHS.map((widthMs) => readBuckets(db, series, widthMs, fromMs, atMs));
  const thinned = (await Promise.all(buckets)).flat().flatMap(endsOf);
  return [
    ...(await readSamples(db, series, fromMs, atMs)),
    ...thinned.filter((count) => count.atMs >= fromMs && count.atMs <= atMs),
  ];
}

/** The first counts from an instant on, and maybe some later ones. */
async function countsFrom(db: HistoryReads, series: SeriesId, atMs: number): Promise<DatedCount[]> {
  const key = seriesKey(series);
  // The slot the instant lies in may end before the next sample; the slot after the next chunk cannot.
  const chunks = await db.getAll('chunks', IDBKeyRange.bound([key, slotOf(atMs)], [key, []]), 2);
  const samples = chunks.flatMap(({ bytes }) => readableSamples(bytes));
  const buckets = BUCKET_WIDTHS.map((widthMs) => readBucketsFrom(db, series, widthMs, atMs));
  const thinned = (await Promise.all(buckets)).flat().flatMap(endsOf);
  return [...samples, ...thinned].filter((count) => count.atMs >= atMs);
}

const endsOf = ({ firstMs, first, lastMs, last, step }: Bucket): DatedCount[] => [
  { atMs: firstMs, value: first, step },
  { atMs: lastMs, value: last, step },
];
