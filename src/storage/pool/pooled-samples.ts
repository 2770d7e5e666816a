import type { Metric } from '../../core/page/metric.ts';
import { hourStartOf } from '../../core/pool/closed-hours.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import type { Sample } from '../../core/series/sample.ts';
import type { SampleColumns } from '../../core/series/sample-columns.ts';
import { packSamples } from '../packing/pack-samples.ts';
import { readableColumns, readableSamples } from '../packing/readable-samples.ts';
import { bySlot, slotOf } from '../packing/slots.ts';
import type { ChunkRecord, History, PooledKey } from '../schema.ts';
import { write } from '../series/transaction.ts';
import { type Agreement, isAgreedIn } from './pools.ts';

// What other observers shared stands in a store of its own: one's own series is never written by others.

/** One observer's series in a pool. */
export interface PooledSeries {
  /** The pool, as `poolId` has it. */
  readonly pool: string;
  readonly observer: ObserverId;
  /** The Page's id as the pool has it. */
  readonly page: string;
  readonly metric: Metric;
}

const keyOf = ({ pool, observer, page, metric }: PooledSeries, slot: number): PooledKey => [
  pool,
  page,
  metric,
  observer,
  slot,
];

/** A damaged record is a gap: it is pulled again. */
export const pooledSamplesIn = ({ bytes }: ChunkRecord): Sample[] => readableSamples(bytes);

/**
 * Keeps samples of another observer, while what was agreed to holds. One of the same instant is replaced: the pool is
 * its truth.
 * @returns how many were new or other than before; nothing where the pool was left meanwhile.
 */
export async function putPooled(
  db: History,
  agreement: Agreement,
  of: Omit<PooledSeries, 'pool'>,
  samples: readonly Sample[],
): Promise<number | undefined> {
  const series = { pool: agreement.id, ...of };
  return await write(db, async (tx) => {
    if (!(await isAgreedIn(tx, agreement))) return undefined;
    let changed = 0;
    for (const [slot, arrived] of bySlot(samples)) {
      const key = keyOf(series, slot);
      const stored = await tx.objectStore('pooled').get(key);
      const merged = new Map((stored ? pooledSamplesIn(stored) : []).map((sample) => [sample.atMs, sample]));
      let isChanged = false;
      for (const sample of arrived) {
        const before = merged.get(sample.atMs);
        if (before && before.value === sample.value && before.step === sample.step) continue;
        merged.set(sample.atMs, sample);
        changed += 1;
        isChanged = true;
      }
      if (!isChanged) continue;
      const all = [...merged.values()].sort((a, b) => a.atMs - b.atMs);
      await tx.objectStore('pooled').put({ samples: all.length, bytes: packSamples(all) }, key);
    }
    return changed;
  });
}

/** The samples of one observer in a range, both ends inclusive, oldest first. */
export async function readPooled(
  db: History,
  series: PooledSeries,
  fromMs: number,
  toMs: number,
): Promise<Sample[]> {
  const range = IDBKeyRange.bound(keyOf(series, slotOf(fromMs)), keyOf(series, slotOf(toMs)));
  const chunks = await db.getAll('pooled', range);
  return chunks.flatMap(pooledSamplesIn).filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
}

/** All samples of one observer, oldest first, as columns. */
export async function readPooledColumns(db: History, series: PooledSeries): Promise<SampleColumns> {
  const range = IDBKeyRange.bound(keyOf(series, 0), keyOf(series, Number.MAX_SAFE_INTEGER));
  return readableColumns((await db.getAll('pooled', range)).map(({ bytes }) => bytes));
}

/** How many samples of one observer each hour of a range holds, by the start of the hour. */
export async function pooledHours(
  db: History,
  series: PooledSeries,
  fromMs: number,
  toMs: number,
): Promise<Map<number, number>> {
  const hours = new Map<number, number>();
  for (const { atMs } of await readPooled(db, series, fromMs, toMs)) {
    const hour = hourStartOf(atMs);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  return hours;
}

/** Who shared samples of a Page in a pool, by the Page's id as the pool has it. */
export async function observersOf(
  db: History,
  pool: string,
  page: string,
  metric: Metric,
): Promise<ObserverId[]> {
  const range = IDBKeyRange.bound([pool, page, metric], [pool, page, metric, []]);
  const found = new Set<ObserverId>();
  let cursor = await db.transaction('pooled').store.openKeyCursor(range);
  while (cursor) {
    const [, , , observer] = cursor.key;
    found.add(observer);
    // To the next observer at once, however many slots this one has.
    cursor = await cursor.continue([pool, page, metric, observer, []] as unknown as PooledKey);
  }
  return [...found];
}
