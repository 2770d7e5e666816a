import { MINUTE_MS } from '../../core/math/durations.ts';
import type { Retention } from '../../core/series/retention.ts';
import type { Sample } from '../../core/series/sample.ts';
import { packSamples } from '../packing/pack-samples.ts';
import { SLOT_MS } from '../packing/slots.ts';
import type { History, PooledKey } from '../schema.ts';
import { write } from '../series/transaction.ts';
import { pooledSamplesIn } from './pooled-samples.ts';

/** What became old longer ago was thinned by an earlier upkeep, unless the browser slept all that time. */
const LATE_MS = 14 * 24 * 60 * MINUTE_MS;

/**
 * Keeps of what others shared, once it is as old as one's own samples may be, the first of each minute; and nothing of
 * what is older than one's own minutes.
 * @param most how many records at once.
 * @returns whether nothing is left to do.
 */
export async function thinPooled(
  db: History,
  { samplesMs, minutesMs }: Retention,
  nowMs: number,
  most: number,
): Promise<boolean> {
  const keys = await db.getAllKeys('pooled');
  const endsBefore = ([, , , , slot]: PooledKey, atMs: number): boolean => slot + SLOT_MS <= atMs;
  const gone = keys.filter((key) => endsBefore(key, nowMs - minutesMs)).slice(0, most);
  const old = keys.filter(
    (key) => endsBefore(key, nowMs - samplesMs) && !endsBefore(key, nowMs - samplesMs - LATE_MS),
  );
  let changed = gone.length;
  if (gone.length > 0)
    await write(db, async (tx) => {
      for (const key of gone) await tx.objectStore('pooled').delete(key);
    });
  for (const key of old) {
    if (changed >= most) return false;
    const record = await db.get('pooled', key);
    const samples = record ? pooledSamplesIn(record) : [];
    const kept = firstOfEachMinute(samples);
    if (kept.length === samples.length) continue;
    await write(db, async (tx) => {
      await tx.objectStore('pooled').put({ samples: kept.length, bytes: packSamples(kept) }, key);
    });
    changed += 1;
  }
  return gone.length < most;
}

const firstOfEachMinute = (samples: readonly Sample[]): Sample[] => {
  const minuteOf = ({ atMs }: Sample): number => Math.floor(atMs / MINUTE_MS);
  return samples.filter((sample, i) => {
    const before = samples[i - 1];
    return !before || minuteOf(before) !== minuteOf(sample) || before.step !== sample.step;
  });
};
