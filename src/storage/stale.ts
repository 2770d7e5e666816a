import { changeOf } from '../core/rate/change.ts';
import type { RateEstimate } from '../core/rate/rate.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../core/series/sample.ts';
import { RECENT_MS, sparse, TAIL_MS } from '../core/series/series-progress.ts';
import { unpackBuckets } from './pack-buckets.ts';
import { packSamples, unpackSamples } from './pack-samples.ts';
import { samplesWithin } from './samples.ts';
import type { HistoryWrite } from './schema.ts';

const NO_RATE: RateEstimate = { kind: 'no-rate', reason: 'too-little-data' };

/** What is kept of a series: its ends and how many samples there were. */
interface Extent {
  readonly first: Sample;
  readonly last: Sample;
  readonly sampleCount: number;
}

/**
 * Brings what is said of a series in line with its samples after they changed otherwise than at the end: all but
 * the filter's figures, which are left stale for `replaySome`. A series that has no samples left is forgotten.
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
  const [before, filter, near] = await Promise.all([
    tx.objectStore('series').get(key),
    tx.objectStore('filters').get(key),
    samplesWithin(tx, key, last.atMs - RECENT_MS, last.atMs),
  ]);
  const rate = before && before.rate.kind === 'rate' && before.rate.atMs <= last.atMs ? before.rate : NO_RATE;
  const change = changeOf(near.filter(({ atMs }) => atMs >= last.atMs - TAIL_MS));
  const { replay: _begun, state: _stale, ...waiting } = filter ?? { state: undefined };
  await tx.objectStore('filters').put({ state: undefined, ...waiting }, key);
  await tx
    .objectStore('series')
    .put({ ...id, ...extent, rate, change, recent: packSamples(sparse(near)) }, key);
}

async function extentOf(
  tx: HistoryWrite,
  key: SeriesKey,
  older: readonly (Sample | undefined)[],
): Promise<Extent | undefined> {
  const all = IDBKeyRange.bound([key], [key, []]);
  const [chunks, records] = await Promise.all([
    tx.objectStore('chunks').getAll(all),
    tx.objectStore('buckets').getAll(all),
  ]);
  const ends = [
    ...thinnedEnds(records.map(({ bytes }) => bytes)),
    ...[chunks[0], chunks.at(-1)].flatMap((chunk) => (chunk ? unpackSamples(chunk.bytes) : [])),
    ...older.filter((sample) => sample !== undefined),
  ];
  if (ends.length === 0 || chunks.length + records.length === 0) return undefined;
  const sampleCount = [...chunks, ...records].reduce((sum, { samples }) => sum + samples, 0);
  return {
    // Of two of one instant the later in the list knows its reader.
    first: ends.reduce((oldest, one) => (one.atMs <= oldest.atMs ? one : oldest)),
    last: ends.reduce((newest, one) => (one.atMs >= newest.atMs ? one : newest)),
    sampleCount,
  };
}

/** The ends of what was thinned; by which reader they were read is forgotten. */
const thinnedEnds = (records: readonly Uint8Array[]): Sample[] =>
  records.flatMap(unpackBuckets).flatMap(({ firstMs, first, lastMs, last, step }) => [
    { atMs: firstMs, value: first, step, reader: 'import' },
    { atMs: lastMs, value: last, step, reader: 'import' },
  ]);

/** The same after samples were appended: a replay that has begun goes on to them. Nothing is kept aside then. */
export async function appendStale(tx: HistoryWrite, id: SeriesId): Promise<void> {
  const key = seriesKey(id);
  const begun = (await tx.objectStore('filters').get(key))?.replay;
  const first = (await tx.objectStore('series').get(key))?.first;
  await leaveStale(tx, id, [first]);
  await tx.objectStore('filters').put({ state: undefined, ...(begun && { replay: begun }) }, key);
}
