import { type Bucket, bucketsOf, HOUR_MS, MINUTE_MS } from '../core/series/bucket.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../core/series/sample.ts';
import { appendSamples } from './append-readings.ts';
import { addBuckets, bucketsWithin, thinnedUntilMs } from './buckets.ts';
import { addSamples } from './samples.ts';
import type { HistoryWrite } from './schema.ts';
import { getSeries } from './series.ts';
import { slotOf } from './slots.ts';
import { leaveStale } from './stale.ts';

/** What a file knows of one series. */
export interface ArrivingSeries {
  readonly samples: readonly Sample[];
  readonly minutes: readonly Bucket[];
  readonly hours: readonly Bucket[];
  /** The oldest sample there ever was, where it has been thinned away. */
  readonly first: Sample | undefined;
}

/**
 * Merges what a file knows of a series into it. What is known better stays: samples one by one before buckets,
 * what is here before what arrives. Samples of a span that was thinned here are thinned as they arrive. Where
 * they do not simply follow the newest one, the series is left stale: `replayStale` works it out anew.
 * @returns how many samples it added.
 */
export async function importSeries(
  tx: HistoryWrite,
  id: SeriesId,
  { samples, minutes, hours, first }: ArrivingSeries,
): Promise<number> {
  const key = seriesKey(id);
  const stored = await getSeries(tx, id);
  const thinnedUntil = await thinnedUntilMs(tx, key);
  const ordered = inOrder(samples);
  const old = ordered.filter(({ atMs }) => atMs < thinnedUntil);
  const kept = ordered.filter(({ atMs }) => atMs >= thinnedUntil);

  let buckets = await addUncovered(tx, key, HOUR_MS, hours);
  buckets += await addUncovered(tx, key, MINUTE_MS, minutes);
  buckets += await addUncovered(tx, key, MINUTE_MS, bucketsOf(old, MINUTE_MS));

  const [earliest] = kept;
  const follows = earliest !== undefined && (!stored.last || earliest.atMs > stored.last.atMs);
  if (buckets === 0 && follows && !stored.isStale) {
    await appendSamples(tx, id, stored, kept);
    return kept.length;
  }
  const added = await addSamples(tx, key, kept);
  if (buckets + added.length === 0) return 0;
  const known = await tx.objectStore('series').get(key);
  await leaveStale(tx, id, [known?.first, old[0], first]);
  return buckets + added.length;
}

function inOrder(samples: readonly Sample[]): Sample[] {
  const ordered = samples.toSorted((a, b) => a.atMs - b.atMs);
  return ordered.filter((sample, i) => sample.atMs !== ordered[i - 1]?.atMs);
}

/**
 * Adds the buckets of spans of which nothing is known yet.
 * @returns how many samples they stand for.
 */
async function addUncovered(
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

const hourOf = (atMs: number): number => Math.floor(atMs / HOUR_MS) * HOUR_MS;

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
  const startedHours = new Set([...minutes].map(hourOf));
  return widthMs === MINUTE_MS
    ? (startMs) => slots.has(slotOf(startMs)) || minutes.has(startMs) || hours.has(hourOf(startMs))
    : (startMs) => slots.has(slotOf(startMs)) || hours.has(startMs) || startedHours.has(startMs);
}
