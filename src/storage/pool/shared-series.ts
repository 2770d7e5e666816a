import { METRICS, type Metric } from '../../core/page/metric.ts';
import { toPageId } from '../../core/page/page-identity.ts';
import { fitsInLine } from '../../core/pool/sample-line.ts';
import type { Sample } from '../../core/series/sample.ts';
import { samplesOf } from '../../core/series/sample-columns.ts';
import { findPage } from '../pages/pages.ts';
import type { History, PoolRecord } from '../schema.ts';
import { readJoinedColumns } from '../series/joined-series.ts';

/** One of our own series that a pool shares. */
export interface SharedSeries {
  /** The Page's id as the pool has it. */
  readonly page: string;
  readonly metric: Metric;
  /** Of what is kept here, both ends inclusive, oldest first. */
  readonly read: (fromMs: number, toMs: number) => Promise<Sample[]>;
  /** How many these are. */
  readonly count: (fromMs: number, toMs: number) => Promise<number>;
}

/** Our own series of the Pages that were agreed to; a Page that was never seen here has none. */
export async function sharedSeries(db: History, { pages }: PoolRecord): Promise<SharedSeries[]> {
  const shared: SharedSeries[] = [];
  for (const { id } of pages) {
    const pageId = await findPage(db, [toPageId(id)]);
    if (pageId === undefined || !fitsInLine(toPageId(id))) continue;
    for (const metric of METRICS) {
      shared.push({
        page: id,
        metric,
        read: async (fromMs, toMs) =>
          samplesOf(await readJoinedColumns(db, { pageId, metric }, fromMs, toMs)),
        count: async (fromMs, toMs) =>
          (await readJoinedColumns(db, { pageId, metric }, fromMs, toMs)).atMs.length,
      });
    }
  }
  return shared;
}

/** Under what name a pool's progress has a series. */
export const progressKey = (page: string, metric: Metric): string => `${metric}:${page}`;

/** How many samples are kept here that a pool was not sent yet. */
export async function pendingSamples(db: History, pool: PoolRecord, nowMs: number): Promise<number> {
  const { pushedMs } = pool.progress;
  const counts = (await sharedSeries(db, pool)).map(({ page, metric, count }) =>
    count((pushedMs[progressKey(page, metric)] ?? -1) + 1, nowMs),
  );
  return (await Promise.all(counts)).reduce((sum, many) => sum + many, 0);
}
