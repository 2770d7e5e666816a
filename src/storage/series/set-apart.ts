import {
  type Sample,
  type SeriesId,
  type SeriesKey,
  seriesIdOf,
  seriesKey,
} from '../../core/series/sample.ts';
import { packSamples, unpackSamples } from '../packing/pack-samples.ts';
import { slotOf } from '../packing/slots.ts';
import type { History, HistoryWrite, SetApartRecord } from '../schema.ts';
import { addSamples, samplesWithin } from './samples.ts';
import { leaveStale } from './stale.ts';
import { write } from './transaction.ts';

// Samples in the future of the clock are taken out of their series, since one of two clocks is wrong: the one of now,
// or the one that dated them. Time tells which. Where the clock leaps over them it was slow, and they go back. Where
// the series has been measured all the way up to them, they were dated by a clock that was fast: they stay listed, and
// go back if the person says so.

/** A stretch with samples this near to each other was being measured: nothing is missing in it. */
const MEASURED_MS = 10 * 60_000;

/** The samples of one series that were taken out of it together. */
export interface SetApart extends SeriesId {
  /** When that was. */
  readonly atMs: number;
  /** In time order, at least one. */
  readonly samples: readonly Sample[];
}

/** Everything that is set apart. */
export const readSetApart = async (db: History): Promise<SetApart[]> =>
  batchesOf(await db.getAll('setApart'));

/** Takes the samples after an instant out of a series, and keeps them beside it. */
export async function setApart(tx: HistoryWrite, key: SeriesKey, afterMs: number): Promise<void> {
  const chunks = tx.objectStore('chunks');
  const range = IDBKeyRange.bound([key, slotOf(afterMs)], [key, []]);
  for await (const cursor of chunks.iterate(range)) {
    const samples = unpackSamples(cursor.value.bytes);
    const kept = samples.filter(({ atMs }) => atMs <= afterMs);
    for (const sample of samples.slice(kept.length)) {
      const record = { series: key, sample, atMs: afterMs };
      await tx.objectStore('setApart').put(record, [key, sample.atMs, afterMs]);
    }
    if (kept.length === samples.length) continue;
    if (kept.length === 0) await cursor.delete();
    else await cursor.update({ samples: kept.length, bytes: packSamples(kept) });
  }
  await tx.objectStore('events').delete(IDBKeyRange.bound([key, afterMs], [key, []], true));
}

/** Keeps samples of a file beside a series; what the series has is none of them. */
export async function putApart(
  tx: HistoryWrite,
  id: SeriesId,
  atMs: number,
  samples: readonly Sample[],
): Promise<void> {
  const series = seriesKey(id);
  for (const sample of samples) {
    const chunk = await tx.objectStore('chunks').get([series, slotOf(sample.atMs)]);
    if (chunk && unpackSamples(chunk.bytes).some((kept) => kept.atMs === sample.atMs)) continue;
    await tx.objectStore('setApart').put({ series, sample, atMs }, [series, sample.atMs, atMs]);
  }
}

/**
 * Puts back what was taken out of a series by a clock that has turned out to be slow.
 * @returns whether there was any: the series is stale then.
 */
export async function takeBack(tx: HistoryWrite, id: SeriesId, nowMs: number): Promise<boolean> {
  const store = tx.objectStore('setApart');
  const own = IDBKeyRange.bound([seriesKey(id)], [seriesKey(id), []]);
  if ((await store.getKey(own)) === undefined) return false;
  let isAny = false;
  for (const { samples } of batchesOf(await store.getAll(own))) {
    const passed = (samples.at(-1)?.atMs ?? 0) <= nowMs;
    if (!passed || !(await isMissed(tx, id, samples))) continue;
    await putBack(tx, id, samples);
    isAny = true;
  }
  return isAny;
}

/** The same for every series: for one that nobody measures any more. */
export async function takeAllBack(tx: HistoryWrite, nowMs: number): Promise<void> {
  const keys = await tx.objectStore('setApart').getAllKeys();
  for (const series of new Set(keys.map(([key]) => key))) await takeBack(tx, seriesIdOf(series), nowMs);
}

/**
 * The person says that what was set apart of a series belongs into it: all of it that does not lie in the future.
 * @returns how many samples went back.
 */
export const takeBackAnyway = (db: History, id: SeriesId, nowMs: number): Promise<number> =>
  write(db, async (tx) => {
    const key = seriesKey(id);
    const records = await tx.objectStore('setApart').getAll(IDBKeyRange.bound([key], [key, nowMs, []]));
    const samples = records.map(({ sample }) => sample);
    return samples.length > 0 ? putBack(tx, id, samples) : 0;
  });

/** Whether most samples lie where the series has none. */
async function isMissed(tx: HistoryWrite, id: SeriesId, samples: readonly Sample[]): Promise<boolean> {
  const fromMs = (samples[0]?.atMs ?? 0) - MEASURED_MS;
  const toMs = (samples.at(-1)?.atMs ?? 0) + MEASURED_MS;
  const kept = (await samplesWithin(tx, seriesKey(id), fromMs, toMs)).map(({ atMs }) => atMs);
  let before = 0;
  let missed = 0;
  for (const { atMs } of samples) {
    while ((kept[before] ?? Number.POSITIVE_INFINITY) <= atMs) before += 1;
    const spanMs =
      (kept[before] ?? Number.POSITIVE_INFINITY) - (kept[before - 1] ?? Number.NEGATIVE_INFINITY);
    if (spanMs > MEASURED_MS) missed += 1;
  }
  return 2 * missed > samples.length;
}

/** Where the series has a sample of the same instant, the other one stays apart. @returns how many went back. */
async function putBack(tx: HistoryWrite, id: SeriesId, samples: readonly Sample[]): Promise<number> {
  const key = seriesKey(id);
  const first = (await tx.objectStore('series').get(key))?.first;
  const added = await addSamples(tx, key, samples);
  for (const { atMs } of added)
    await tx.objectStore('setApart').delete(IDBKeyRange.bound([key, atMs], [key, atMs, []]));
  await leaveStale(tx, id, [first]);
  return added.length;
}

/** Those of one series that were set apart at one instant belong together. @param records in the order of their keys. */
export function batchesOf(records: readonly SetApartRecord[]): SetApart[] {
  const batches = new Map<string, SetApart & { samples: Sample[] }>();
  for (const { series, sample, atMs } of records) {
    const name = `${atMs} ${series}`;
    const batch = batches.get(name);
    if (batch) batch.samples.push(sample);
    else batches.set(name, { ...seriesIdOf(series), atMs, samples: [sample] });
  }
  return [...batches.values()];
}
