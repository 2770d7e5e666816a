import { FRESH_MS } from '../core/campaign/campaign-rate.ts';
import { type Sample, type SeriesId, seriesKey } from '../core/series/sample.ts';
import { unpackSamples } from './pack-samples.ts';
import { readSamples } from './samples.ts';
import type { BaselineCount, History } from './schema.ts';
import { slotOf } from './slots.ts';
import { unlessDamaged } from './unless-damaged.ts';

/**
 * The count that losses since a start are reckoned from: the last sample before the start while it still speaks
 * of it, else the first one after.
 * @param startMs milliseconds since 1970 UTC.
 * @returns nothing where there is no sample that could stand for the start yet.
 */
export async function findBaseline(
  db: History,
  series: SeriesId,
  startMs: number,
): Promise<BaselineCount | undefined> {
  const before = (await readSamples(db, series, startMs - FRESH_MS, startMs)).at(-1);
  const sample = before ?? (await firstSampleFrom(db, series, startMs));
  return sample && { ...series, atMs: sample.atMs, value: sample.value, step: sample.step };
}

async function firstSampleFrom(db: History, series: SeriesId, startMs: number): Promise<Sample | undefined> {
  const key = seriesKey(series);
  // The slot the start lies in may end before the next sample; the slot after the next chunk cannot.
  const chunks = await db.getAll('chunks', IDBKeyRange.bound([key, slotOf(startMs)], [key, []]), 2);
  const samples = chunks.flatMap(({ bytes }) =>
    unlessDamaged(
      () => unpackSamples(bytes),
      () => [],
    ),
  );
  return samples.find(({ atMs }) => atMs >= startMs);
}
