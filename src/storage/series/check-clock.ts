import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import type { HistoryWrite } from '../schema.ts';
import { getSeries, putWaiting, type StoredSeries } from './series.ts';
import { setApart, takeBack } from './set-apart.ts';
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
 * goes on from before them. What was set apart goes back once the clock has leapt over it.
 */
export async function checkClock(
  tx: HistoryWrite,
  id: SeriesId,
  stored: StoredSeries,
  nowMs: number,
): Promise<ClockCheck> {
  const { last, aheadSinceMs } = stored;
  const isAhead = last !== undefined && last.atMs > nowMs + TOLERANCE_MS;
  if (!isAhead) {
    const isAny = await takeBack(tx, id, nowMs);
    return { kind: 'agrees', stored: isAny ? await getSeries(tx, id) : stored };
  }
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
