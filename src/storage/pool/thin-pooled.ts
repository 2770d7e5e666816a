import { MINUTE_MS } from '../../core/math/durations.ts';
import type { Retention } from '../../core/series/retention.ts';
import type { Sample } from '../../core/series/sample.ts';
import { packSamples } from '../packing/pack-samples.ts';
import { SLOT_MS } from '../packing/slots.ts';
import type { ChunkRecord, History, PooledKey } from '../schema.ts';
import { dayOf, oldBefore, witnessedDays } from '../series/old-before.ts';
import { write } from '../series/transaction.ts';
import { pooledSamplesIn } from './pooled-samples.ts';

/** What became old longer ago was mostly thinned by an earlier upkeep. */
const LATE_MS = 14 * 24 * 60 * MINUTE_MS;
/** ... but it may have been pulled since, or the browser slept: of it another part is looked at so often. */
const NEXT_PART_MS = 120 * MINUTE_MS;

/**
 * Keeps of what others shared, once it is as old as one's own samples may be, the first of each minute; and nothing of
 * what is older than one's own minutes.
 * How old it is goes by the days that were seen to pass since, not by the clock alone; see `old-before.ts`.
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
  // The days on which others took samples have passed too, whether or not this browser saw them.
  const seen = [...(await witnessedDays(db)), ...keys.map(([, , , , slot]) => dayOf(slot))];
  const days = [...new Set(seen)].sort((a, b) => b - a);
  const endsBefore = ([, , , , slot]: PooledKey, atMs: number): boolean => slot + SLOT_MS <= atMs;
  const goneBeforeMs = oldBefore(days, nowMs, minutesMs);
  const gone = keys.filter((key) => endsBefore(key, goneBeforeMs)).slice(0, most);
  const oldBeforeMs = oldBefore(days, nowMs, samplesMs);
  const old = keys.filter((key) => endsBefore(key, oldBeforeMs) && !endsBefore(key, goneBeforeMs));
  const [late, lately] = [
    old.filter((key) => endsBefore(key, oldBeforeMs - LATE_MS)),
    old.filter((key) => !endsBefore(key, oldBeforeMs - LATE_MS)),
  ];
  let changed = gone.length;
  if (gone.length > 0)
    await write(db, async (tx) => {
      for (const key of gone) await tx.objectStore('pooled').delete(key);
    });
  for (const key of [...lately, ...partOf(late, most, nowMs)]) {
    if (changed >= most) return false;
    // Most are thin already, and need no transaction that writes.
    if (!thinned(await db.get('pooled', key))) continue;
    await write(db, async (tx) => {
      const now = thinned(await tx.objectStore('pooled').get(key));
      if (now) await tx.objectStore('pooled').put(now, key);
    });
    changed += 1;
  }
  return gone.length < most;
}

/** Another part of the records at each upkeep, of so many at most: in turns all of them. */
function partOf(keys: readonly PooledKey[], most: number, nowMs: number): readonly PooledKey[] {
  const parts = Math.ceil(keys.length / most);
  if (parts === 0) return [];
  const from = (Math.floor(nowMs / NEXT_PART_MS) % parts) * most;
  return keys.slice(from, from + most);
}

/** A record with the first sample of each minute; nothing where there is none, or it is so already. */
function thinned(record: ChunkRecord | undefined): ChunkRecord | undefined {
  const samples = record ? pooledSamplesIn(record) : [];
  const kept = firstOfEachMinute(samples);
  return kept.length < samples.length ? { samples: kept.length, bytes: packSamples(kept) } : undefined;
}

const firstOfEachMinute = (samples: readonly Sample[]): Sample[] => {
  const minuteOf = ({ atMs }: Sample): number => Math.floor(atMs / MINUTE_MS);
  return samples.filter((sample, i) => {
    const before = samples[i - 1];
    return !before || minuteOf(before) !== minuteOf(sample) || before.step !== sample.step;
  });
};
