import type { Metric } from '../../core/page/metric.ts';
import { type PageId, toPageId } from '../../core/page/page-identity.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import type { Sample } from '../../core/series/sample.ts';
import type { SampleColumns } from '../../core/series/sample-columns.ts';
import { findPage } from '../pages/pages.ts';
import type { History, PooledKey } from '../schema.ts';
import { observersOf, type PooledSeries, pooledSamplesIn, readPooledColumns } from './pooled-samples.ts';
import { readPools } from './pools.ts';

/** What one other observer shared of a series. */
export interface ObserverColumns {
  /** The pool, as `poolId` has it; it may have been left since, and what was shared kept. */
  readonly pool: string;
  readonly observer: ObserverId;
  readonly columns: SampleColumns;
}

/**
 * What others shared of a Page, whichever pool it is in; not of those whom the person has muted.
 * @param keys everything by which the Page may be found: a pool may know it by another of them than we do.
 */
export async function readPooledPage(
  db: History,
  keys: readonly PageId[],
  metric: Metric,
): Promise<ObserverColumns[]> {
  const muted = new Map((await readPools(db)).map((pool) => [pool.id, pool.muted]));
  const found: ObserverColumns[] = [];
  for (const pool of await poolsWithSamples(db)) {
    for (const page of keys) {
      for (const observer of await observersOf(db, pool, page, metric)) {
        if (muted.get(pool)?.includes(observer)) continue;
        const series = { pool, observer, page, metric };
        found.push({ pool, observer, columns: await readPooledColumns(db, series) });
      }
    }
  }
  return found;
}

/** A piece of what one observer shared: the samples of one record. */
export interface PooledSlot extends PooledSeries {
  /** The Page as it is known here; as the pool has it where it is not. */
  readonly pageId: PageId;
  readonly samples: readonly Sample[];
}

/** Everything that others shared, muted or not, observer after observer, each in time order. */
export async function* pooledSlots(db: History): AsyncGenerator<PooledSlot> {
  const known = new Map<string, PageId>();
  for (const key of await db.getAllKeys('pooled')) {
    const [pool, page, metric, observer] = key;
    const record = await db.get('pooled', key);
    if (!record) continue;
    const pageId = known.get(page) ?? (await findPage(db, [toPageId(page)])) ?? toPageId(page);
    known.set(page, pageId);
    yield { pool, page, pageId, metric, observer, samples: pooledSamplesIn(record) };
  }
}

/** The pools of which samples are kept, joined or left. */
async function poolsWithSamples(db: History): Promise<string[]> {
  const found: string[] = [];
  let cursor = await db.transaction('pooled').store.openKeyCursor();
  while (cursor) {
    const [pool] = cursor.key;
    found.push(pool);
    // To the next pool at once, however much is kept of this one.
    cursor = await cursor.continue([pool, []] as unknown as PooledKey);
  }
  return found;
}
