import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { seriesKey } from '../../core/series/sample.ts';
import type { History } from '../schema.ts';

/** What one series takes. */
export interface SeriesSize {
  readonly pageId: PageId;
  readonly metric: Metric;
  /** Samples kept one by one. */
  readonly samples: number;
  /** Samples that aggregates stand for. */
  readonly thinned: number;
  /** Bytes of both as they are packed, keys and overhead of the browser left out. */
  readonly bytes: number;
}

/** How much is kept of every series. Reads all of it: for a page the person opened to see this. */
export async function measureHistory(db: History): Promise<SeriesSize[]> {
  const tx = db.transaction(['series', 'chunks', 'buckets']);
  const sizes: SeriesSize[] = [];
  for (const { pageId, metric } of await tx.objectStore('series').getAll()) {
    const key = seriesKey({ pageId, metric });
    const own = IDBKeyRange.bound([key], [key, []]);
    const [chunks, buckets] = await Promise.all([
      tx.objectStore('chunks').getAll(own),
      tx.objectStore('buckets').getAll(own),
    ]);
    const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
    sizes.push({
      pageId,
      metric,
      samples: total(chunks.map(({ samples }) => samples)),
      thinned: total(buckets.map(({ samples }) => samples)),
      bytes: total([...chunks, ...buckets].map(({ bytes }) => bytes.length)),
    });
  }
  return sizes;
}
