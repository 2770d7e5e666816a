import type { RateEstimate } from '../../core/rate/rate.ts';
import { changeOf } from '../../core/series/change.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { RECENT_MS, sparse, TAIL_MS } from '../../core/summary/series-progress.ts';
import { unpackBuckets } from '../packing/pack-buckets.ts';
import { packSamples, unpackSamples } from '../packing/pack-samples.ts';
import type { HistoryWrite } from '../schema.ts';
import { BUCKET_WIDTHS } from './buckets.ts';
import { samplesWithin } from './samples.ts';
import { isWhole } from './series.ts';

const NO_RATE: RateEstimate = { kind: 'no-rate', reason: 'too-little-data' };

/** Records read at a time. */
const BATCH = 50;

/** What is kept of a series: its ends and how many samples there were. */
interface Extent {
  readonly first: Sample;
  readonly last: Sample;
  readonly sampleCount: number;
}

/**
 * Brings what is said of a series in line with its samples after they changed otherwise than at the end: all but
 * the filter's figures, which are left stale for `recomputeStale`. A series that has no samples left is forgotten.
 * @param older samples of before that have been thinned away, where they are known.
 */
export async function leaveStale(
  tx: HistoryWrite,
  id: SeriesId,
  older: readonly (Sample | undefined)[] = [],
): Promise<void> {
  const key = seriesKey(id);
  const extent = await extentOf(tx, key, older);
  if (!extent) {
    await tx.objectStore('series').delete(key);
    await tx.objectStore('filters').delete(key);
    return;
  }
  const { last } = extent;
  const [known, filter, near] = await Promise.all([
    tx.objectStore('series').get(key),
    tx.objectStore('filters').get(key),
    samplesWithin(tx, key, last.atMs - RECENT_MS, last.atMs),
  ]);
  const before = known && isWhole(known) ? known : undefined;
  const rate = before && before.rate.kind === 'rate' && before.rate.atMs <= last.atMs ? before.rate : NO_RATE;
  const platformChanges = before?.platformChanges;
  const change = changeOf(
    near.filter(({ atMs }) => atMs >= last.atMs - TAIL_MS),
    platformChanges,
  );
  const { recomputation: _begun, state: _stale, ...waiting } = filter ?? { state: undefined };
  await tx.objectStore('filters').put({ state: undefined, ...waiting }, key);
  await tx.objectStore('series').put(
    {
      ...id,
      ...extent,
      rate,
      change,
      ...(platformChanges && { platformChanges }),
      recent: packSamples(sparse(near)),
    },
    key,
  );
}

async function extentOf(
  tx: HistoryWrite,
  key: SeriesKey,
  older: readonly (Sample | undefined)[],
): Promise<Extent | undefined> {
  const sampleCount = (await countIn(tx, 'chunks', key)) + (await countIn(tx, 'buckets', key));
  if (sampleCount === 0) return undefined;
  const known = [...(await thinnedEnds(tx, key)), ...(await keptEnds(tx, key)), ...older];
  const ends = known.filter((sample) => sample !== undefined);
  return {
    // Of two of one instant the later in the list knows its reader.
    first: ends.reduce((oldest, one) => (one.atMs <= oldest.atMs ? one : oldest)),
    last: ends.reduce((newest, one) => (one.atMs >= newest.atMs ? one : newest)),
    sampleCount,
  };
}

/** How many samples the records of a series stand for; some records at a time, as there may be years of them. */
async function countIn(tx: HistoryWrite, name: 'chunks' | 'buckets', key: SeriesKey): Promise<number> {
  const store = tx.objectStore(name);
  let count = 0;
  let from: IDBValidKey = [key];
  for (;;) {
    const range = IDBKeyRange.bound(from, [key, []], true);
    const [keys, records] = await Promise.all([store.getAllKeys(range, BATCH), store.getAll(range, BATCH)]);
    count += records.reduce((sum, { samples }) => sum + samples, 0);
    const last = keys.at(-1);
    if (!last) return count;
    from = last;
  }
}

/** The oldest and the newest of the samples that are kept one by one. */
async function keptEnds(tx: HistoryWrite, key: SeriesKey): Promise<(Sample | undefined)[]> {
  const all = IDBKeyRange.bound([key], [key, []]);
  const oldest = await tx.objectStore('chunks').openCursor(all);
  const newest = await tx.objectStore('chunks').openCursor(all, 'prev');
  return [
    oldest && unpackSamples(oldest.value.bytes)[0],
    newest && unpackSamples(newest.value.bytes).at(-1),
  ].map((sample) => sample ?? undefined);
}

/** The ends of what was thinned; by which reader they were read is forgotten. */
async function thinnedEnds(tx: HistoryWrite, key: SeriesKey): Promise<Sample[]> {
  const ends: Sample[] = [];
  for (const widthMs of BUCKET_WIDTHS) {
    const all = IDBKeyRange.bound([key, widthMs], [key, widthMs, []]);
    const oldest = await tx.objectStore('buckets').openCursor(all);
    const newest = await tx.objectStore('buckets').openCursor(all, 'prev');
    const first = oldest && unpackBuckets(oldest.value.bytes)[0];
    const last = newest && unpackBuckets(newest.value.bytes).at(-1);
    if (first) ends.push({ atMs: first.firstMs, value: first.first, step: first.step, reader: 'import' });
    if (last) ends.push({ atMs: last.lastMs, value: last.last, step: last.step, reader: 'import' });
  }
  return ends;
}

/** The same after samples were appended: a recomputation that has begun goes on to them. Nothing is kept aside then. */
export async function appendStale(tx: HistoryWrite, id: SeriesId): Promise<void> {
  const key = seriesKey(id);
  const begun = (await tx.objectStore('filters').get(key))?.recomputation;
  const first = (await tx.objectStore('series').get(key))?.first;
  await leaveStale(tx, id, [first]);
  await tx.objectStore('filters').put({ state: undefined, ...(begun && { recomputation: begun }) }, key);
}
