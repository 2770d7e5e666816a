import type { RateEvent } from '../../core/rate/rate-event.ts';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import type { HistoryReads } from '../reads.ts';

/** What the rate filter noticed in a series in a range, both ends inclusive, oldest first. */
export async function readEvents(
  db: HistoryReads,
  series: SeriesId,
  fromMs: number,
  toMs: number,
): Promise<RateEvent[]> {
  const key = seriesKey(series);
  if (toMs < fromMs) return [];
  const records = await db.getAll('events', IDBKeyRange.bound([key, fromMs], [key, toMs, []]));
  return records.map((record) => record.event);
}
