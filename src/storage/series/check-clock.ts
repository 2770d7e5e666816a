import { type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { packSamples, unpackSamples } from '../packing/pack-samples.ts';
import { slotOf } from '../packing/slots.ts';
import type { HistoryWrite } from '../schema.ts';
import { getSeries, putWaiting, type StoredSeries } from './series.ts';
import { leaveStale } from './stale.ts';

/** A clock is set back by a second or two now and then; a sample that far ahead is none to worry about. */
const TOLERANCE_MS = 5000;
/** A clock that has stood behind the newest sample for so long is believed. */
const BELIEVED_MS = 60_000;

export type ClockCheck =
  | { readonly kind: 'agrees'; readonly stored: StoredSeries }
  /** The newest sample lies in the future of the clock: it is not known yet which of the two is wrong. */
  | { readonly kind: 'ahead' };

/**
 * Whether a series and the clock agree. A clock that was wrong leaves samples in the future, which would shut out
 * all that come until then: once the clock has stood by itself for a minute, they are set apart and the series
 * goes on from before them.
 */
export async function checkClock(
  tx: HistoryWrite,
  id: SeriesId,
  stored: StoredSeries,
  nowMs: number,
): Promise<ClockCheck> {
  const { last, aheadSinceMs } = stored;
  const isAhead = last !== undefined && last.atMs > nowMs + TOLERANCE_MS;
  if (!isAhead) return { kind: 'agrees', stored };
  const isBelieved = aheadSinceMs !== undefined && nowMs >= aheadSinceMs + BELIEVED_MS;
  if (!isBelieved) {
    const sinceMs = aheadSinceMs !== undefined && aheadSinceMs <= nowMs ? aheadSinceMs : nowMs;
    await putWaiting(tx, id, { aheadSinceMs: sinceMs });
    return { kind: 'ahead' };
  }
  const key = seriesKey(id);
  const first = (await tx.objectStore('series').get(key))?.first;
  await setApart(tx, key, nowMs);
  await tx.objectStore('filters').delete(key);
  await leaveStale(tx, id, [first && first.atMs <= nowMs ? first : undefined]);
  return { kind: 'agrees', stored: await getSeries(tx, id) };
}

/** Takes the samples after an instant out of the series, and keeps them beside it. */
async function setApart(tx: HistoryWrite, key: SeriesKey, afterMs: number): Promise<void> {
  const chunks = tx.objectStore('chunks');
  const range = IDBKeyRange.bound([key, slotOf(afterMs)], [key, []]);
  for await (const cursor of chunks.iterate(range)) {
    const samples = unpackSamples(cursor.value.bytes);
    const kept = samples.filter(({ atMs }) => atMs <= afterMs);
    for (const sample of samples.slice(kept.length)) {
      const record = { series: key, sample, atMs: afterMs };
      await tx.objectStore('setApart').put(record, [key, sample.atMs]);
    }
    if (kept.length === 0) await cursor.delete();
    else await cursor.update({ samples: kept.length, bytes: packSamples(kept) });
  }
  await tx.objectStore('events').delete(IDBKeyRange.bound([key, afterMs], [key, []], true));
}
