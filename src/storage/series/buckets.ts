import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { groupedBy } from '../../core/math/grouped-by.ts';
import type { Bucket } from '../../core/series/bucket.ts';
import { type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { packBuckets, unpackBuckets } from '../packing/pack-buckets.ts';
import { unlessDamaged } from '../packing/unless-damaged.ts';
import type { HistoryReads } from '../reads.ts';
import type { BucketsRecord, HistoryWrite } from '../schema.ts';

/** How much one record holds: a day of minutes, a month of hours. */
const SPANS = new Map([
  [MINUTE_MS, DAY_MS],
  [HOUR_MS, 30 * DAY_MS],
]);

/** The widths samples are thinned to, narrowest first. */
export const BUCKET_WIDTHS: readonly number[] = [...SPANS.keys()];

const spanOf = (widthMs: number): number => SPANS.get(widthMs) ?? DAY_MS;
const slotOf = (startMs: number, widthMs: number): number =>
  Math.floor(startMs / spanOf(widthMs)) * spanOf(widthMs);

/**
 * What is left of the samples of a range that were thinned, oldest first.
 * @param widthMs a minute or an hour.
 */
export async function readBuckets(
  db: HistoryReads,
  series: SeriesId,
  widthMs: number,
  fromMs: number,
  toMs: number,
): Promise<Bucket[]> {
  if (toMs < fromMs) return [];
  const records = await db.getAll('buckets', recordsOf(seriesKey(series), widthMs, fromMs, toMs));
  return unpacked(records).filter(isWithin(widthMs, fromMs, toMs));
}

/** The first of them from an instant on, as many as two records have: the first record may end before it. */
export async function readBucketsFrom(
  db: HistoryReads,
  series: SeriesId,
  widthMs: number,
  fromMs: number,
): Promise<Bucket[]> {
  const key = seriesKey(series);
  const range = IDBKeyRange.bound([key, widthMs, slotOf(fromMs, widthMs)], [key, widthMs, []]);
  const records = await db.getAll('buckets', range, 2);
  return unpacked(records).filter(isWithin(widthMs, fromMs, Number.POSITIVE_INFINITY));
}

/** A damaged record is a gap: the next write to it sets it apart. */
const unpacked = (records: readonly BucketsRecord[]): Bucket[] =>
  records.flatMap(({ bytes }) =>
    unlessDamaged(
      () => unpackBuckets(bytes),
      () => [],
    ),
  );

/** The same inside a transaction. @throws DamagedBytesError, upon which `write` sets the record apart. */
export async function bucketsWithin(
  tx: HistoryWrite,
  key: SeriesKey,
  widthMs: number,
  fromMs: number,
  toMs: number,
): Promise<Bucket[]> {
  const records = await tx.objectStore('buckets').getAll(recordsOf(key, widthMs, fromMs, toMs));
  return records.flatMap(({ bytes }) => unpackBuckets(bytes)).filter(isWithin(widthMs, fromMs, toMs));
}

/** The keys of the records that hold a range of a series. */
const recordsOf = (key: SeriesKey, widthMs: number, fromMs: number, toMs: number): IDBKeyRange =>
  IDBKeyRange.bound([key, widthMs, slotOf(fromMs, widthMs)], [key, widthMs, slotOf(toMs, widthMs)]);

const isWithin =
  (widthMs: number, fromMs: number, toMs: number) =>
  ({ startMs }: Bucket): boolean =>
    startMs + widthMs > fromMs && startMs <= toMs;

/**
 * Keeps buckets; where one of the same start is kept already, that one stays.
 * @param both puts the two together instead: they stand for different samples.
 * @returns those that were not known.
 */
export async function addBuckets(
  tx: HistoryWrite,
  series: SeriesKey,
  widthMs: number,
  buckets: readonly Bucket[],
  both?: (known: Bucket, arriving: Bucket) => Bucket,
): Promise<Bucket[]> {
  const store = tx.objectStore('buckets');
  const added: Bucket[] = [];
  for (const [slot, arrived] of groupedBy(buckets, ({ startMs }) => slotOf(startMs, widthMs))) {
    const key: [SeriesKey, number, number] = [series, widthMs, slot];
    const stored = await store.get(key);
    const merged = new Map(stored && unpackBuckets(stored.bytes).map((bucket) => [bucket.startMs, bucket]));
    const before = added.length;
    for (const bucket of arrived) {
      const known = merged.get(bucket.startMs);
      if (known && !both) continue;
      merged.set(bucket.startMs, known && both ? both(known, bucket) : bucket);
      added.push(bucket);
    }
    if (added.length === before) continue;
    const all = [...merged.values()].sort((a, b) => a.startMs - b.startMs);
    const samples = all.reduce((sum, bucket) => sum + bucket.samples, 0);
    await store.put({ buckets: all.length, samples, bytes: packBuckets(all) }, key);
  }
  return added;
}

/** The end of the span of a series that was thinned, milliseconds since 1970 UTC; zero if nothing was. */
export async function thinnedUntilMs(tx: HistoryWrite, series: SeriesKey): Promise<number> {
  const ends = await Promise.all(
    BUCKET_WIDTHS.map(async (widthMs) => {
      const range = IDBKeyRange.bound([series, widthMs], [series, widthMs, []]);
      const cursor = await tx.objectStore('buckets').openCursor(range, 'prev');
      const last = cursor && unpackBuckets(cursor.value.bytes).at(-1);
      return last ? last.startMs + widthMs : 0;
    }),
  );
  return Math.max(...ends);
}
