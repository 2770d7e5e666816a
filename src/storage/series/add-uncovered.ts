import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { flooredTo } from '../../core/math/floored-to.ts';
import type { Bucket } from '../../core/series/bucket.ts';
import type { SeriesKey } from '../../core/series/sample.ts';
import { slotOf } from '../packing/slots.ts';
import type { HistoryWrite } from '../schema.ts';
import { addBuckets, bucketsWithin } from './buckets.ts';

/**
 * Adds the buckets of spans of which nothing is known yet.
 * @returns how many samples they stand for.
 */
export async function addUncovered(
  tx: HistoryWrite,
  key: SeriesKey,
  widthMs: number,
  buckets: readonly Bucket[],
): Promise<number> {
  if (buckets.length === 0) return 0;
  const starts = buckets.map(({ startMs }) => startMs).sort((a, b) => a - b);
  const isCovered = await coverage(tx, key, widthMs, starts[0] ?? 0, (starts.at(-1) ?? 0) + widthMs - 1);
  const uncovered = buckets.filter(({ startMs }) => !isCovered(startMs));
  const added = await addBuckets(tx, key, widthMs, uncovered);
  return added.reduce((sum, { samples }) => sum + samples, 0);
}

/**
 * Tells whether anything is known of the minute or hour that starts at an instant of a range. Only that range is
 * read: a series may have years.
 * @param toMs the end of the last minute or hour.
 */
async function coverage(
  tx: HistoryWrite,
  key: SeriesKey,
  widthMs: number,
  fromMs: number,
  toMs: number,
): Promise<(startMs: number) => boolean> {
  const chunks = await tx
    .objectStore('chunks')
    .getAllKeys(IDBKeyRange.bound([key, slotOf(fromMs)], [key, slotOf(toMs)]));
  const slots = new Set(chunks.map(([, slot]) => slot));
  const startsOf = async (width: number): Promise<Set<number>> =>
    new Set((await bucketsWithin(tx, key, width, fromMs, toMs)).map(({ startMs }) => startMs));
  const minutes = await startsOf(MINUTE_MS);
  const hours = await startsOf(HOUR_MS);
  const startedHours = new Set([...minutes].map((startMs) => flooredTo(startMs, HOUR_MS)));
  return widthMs === MINUTE_MS
    ? (startMs) =>
        slots.has(slotOf(startMs)) || minutes.has(startMs) || hours.has(flooredTo(startMs, HOUR_MS))
    : (startMs) => slots.has(slotOf(startMs)) || hours.has(startMs) || startedHours.has(startMs);
}
