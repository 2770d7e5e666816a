import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { type Bucket, bucketsOf } from '../../core/series/bucket.ts';
import { type Sample, type SeriesId, seriesKey } from '../../core/series/sample.ts';
import type { HistoryWrite } from '../schema.ts';
import { addUncovered } from '../series/add-uncovered.ts';
import { appendSamples } from '../series/append-readings.ts';
import { thinnedUntilMs } from '../series/buckets.ts';
import { addSamples } from '../series/samples.ts';
import { getSeries } from '../series/series.ts';
import { leaveStale } from '../series/stale.ts';

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
 * they do not simply follow the newest one, the series is left stale: `recomputeStale` works it out again.
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
