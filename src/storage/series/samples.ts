import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import {
  columnsBetween,
  NO_SAMPLES,
  type SampleColumns,
  samplesOf,
} from '../../core/series/sample-columns.ts';
import { packSamples, unpackSamples } from '../packing/pack-samples.ts';
import { readableColumns } from '../packing/readable-samples.ts';
import { bySlot, slotOf } from '../packing/slots.ts';
import type { HistoryReads } from '../reads.ts';
import type { ChunkRecord, HistoryWrite } from '../schema.ts';

/** The keys of the chunks that hold a range of a series. */
const slotsOf = (key: SeriesKey, fromMs: number, toMs: number): IDBKeyRange =>
  IDBKeyRange.bound([key, slotOf(fromMs)], [key, slotOf(toMs)]);

/**
 * The samples of neighbouring chunks that lie in a range; only the outer chunks can hold others. A damaged chunk
 * is a gap: the next write to it sets it apart.
 */
function within(chunks: readonly ChunkRecord[], fromMs: number, toMs: number): SampleColumns {
  const all = readableColumns(chunks.map(({ bytes }) => bytes));
  const from = all.atMs.findIndex((atMs) => atMs >= fromMs);
  const to = all.atMs.findLastIndex((atMs) => atMs <= toMs);
  return from < 0 ? columnsBetween(all, 0, 0) : columnsBetween(all, from, to + 1);
}

/**
 * The samples of a series in a range that are still kept one by one, oldest first. One query.
 * @param fromMs first instant, inclusive, milliseconds since 1970 UTC.
 * @param toMs last instant, inclusive.
 */
export async function readColumns(
  db: HistoryReads,
  series: SeriesId,
  fromMs: number,
  toMs: number,
): Promise<SampleColumns> {
  if (toMs < fromMs) return NO_SAMPLES;
  const chunks = await db.getAll('chunks', slotsOf(seriesKey(series), fromMs, toMs));
  return within(chunks, fromMs, toMs);
}

/** The same one by one: for ranges of a few. */
export const readSamples = async (
  db: HistoryReads,
  series: SeriesId,
  fromMs: number,
  toMs: number,
): Promise<Sample[]> => samplesOf(await readColumns(db, series, fromMs, toMs));

/** The same inside a transaction. */
export async function samplesWithin(
  tx: HistoryWrite,
  key: SeriesKey,
  fromMs: number,
  toMs: number,
): Promise<Sample[]> {
  const chunks = await tx.objectStore('chunks').getAll(slotsOf(key, fromMs, toMs));
  return samplesOf(within(chunks, fromMs, toMs));
}

/**
 * Keeps samples, in whatever order they come; where one of the same instant is kept already, that one stays.
 * @returns those that were not known, in time order.
 */
export async function addSamples(
  tx: HistoryWrite,
  key: SeriesKey,
  samples: readonly Sample[],
): Promise<Sample[]> {
  const chunks = tx.objectStore('chunks');
  const added: Sample[] = [];
  for (const [slot, arrived] of bySlot(samples)) {
    const stored = await chunks.get([key, slot]);
    const merged = new Map(stored && unpackSamples(stored.bytes).map((sample) => [sample.atMs, sample]));
    const before = merged.size;
    for (const sample of arrived) {
      if (merged.has(sample.atMs)) continue;
      merged.set(sample.atMs, sample);
      added.push(sample);
    }
    if (merged.size === before) continue;
    const all = [...merged.values()].sort((a, b) => a.atMs - b.atMs);
    await chunks.put({ samples: all.length, bytes: packSamples(all) }, [key, slot]);
  }
  return added.sort((a, b) => a.atMs - b.atMs);
}
