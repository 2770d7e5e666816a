import { type Sample, type SeriesId, seriesKey } from '../core/series/sample.ts';
import { unpackSamples } from './pack-samples.ts';
import type { History } from './schema.ts';
import { slotOf } from './slots.ts';

/**
 * The samples of a series in a range that are still kept one by one, oldest first. One query.
 * @param fromMs first instant, inclusive, milliseconds since 1970 UTC.
 * @param toMs last instant, inclusive.
 */
export async function readSamples(
  db: History,
  series: SeriesId,
  fromMs: number,
  toMs: number,
): Promise<Sample[]> {
  const key = seriesKey(series);
  if (toMs < fromMs) return [];
  const chunks = await db.getAll('chunks', IDBKeyRange.bound([key, slotOf(fromMs)], [key, slotOf(toMs)]));
  const samples = chunks.flatMap((chunk) => unpackSamples(chunk.bytes));
  return samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
}
