import type { Joins } from '../../core/page/joins.ts';
import { METRICS, type Metric } from '../../core/page/metric.ts';
import { toPageId } from '../../core/page/page-identity.ts';
import { fitsInLine } from '../../core/pool/sample-line.ts';
import type { RateEstimate } from '../../core/rate/rate.ts';
import { type Sample, seriesKey } from '../../core/series/sample.ts';
import { samplesOf } from '../../core/series/sample-columns.ts';
import { readJoins } from '../joins/read-joins.ts';
import { findPage } from '../pages/pages.ts';
import { type HistoryReads, readsOfSeries } from '../reads.ts';
import type { History, PoolRecord } from '../schema.ts';
import { readGroupColumns, type SeriesGroup, seriesOfGroup } from '../series/joined-series.ts';
import { jointRecord } from '../series/joint-figures.ts';

/** One of our own series that a pool shares. */
export interface SharedSeries {
  /** The Page's id as the pool has it. */
  readonly page: string;
  readonly metric: Metric;
  /** What is kept of it here, and of the Pages joined to it. */
  readonly group: SeriesGroup;
}

/** Our own series of the Pages that were agreed to; a Page that was never seen here has none. */
export async function sharedSeries(db: HistoryReads, { pages }: PoolRecord): Promise<SharedSeries[]> {
  const joins: Joins = await readJoins(db);
  const shared: SharedSeries[] = [];
  for (const { id: page } of pages) {
    const pageId = fitsInLine(toPageId(page)) ? await findPage(db, [toPageId(page)], joins) : undefined;
    if (pageId === undefined) continue;
    for (const metric of METRICS) shared.push({ page, metric, group: seriesOfGroup(joins, pageId, metric) });
  }
  return shared;
}

/** What is kept here of such a series in a range, both ends inclusive, oldest first. */
export const readShared = async (
  db: HistoryReads,
  { group }: SharedSeries,
  fromMs: number,
  toMs: number,
): Promise<Sample[]> => samplesOf(await readGroupColumns(db, group, fromMs, toMs));

/** The rate of such a series as of its newest sample, as every view here shows it; nothing where there is no series. */
export async function rateOfShared(
  db: HistoryReads,
  { group }: SharedSeries,
): Promise<RateEstimate | undefined> {
  const [lead, ...others] = group;
  const records = await Promise.all(group.map((one) => db.get('series', seriesKey(one))));
  const joint = others.length > 0 ? await db.get('joint', seriesKey(lead)) : undefined;
  return jointRecord(
    lead,
    records.filter((record) => record !== undefined),
    joint,
  )?.rate;
}

/** Under what name a pool's progress has a series. */
export const progressKey = (page: string, metric: Metric): string => `${metric}:${page}`;

/** How many samples are kept here that a pool was not sent yet. */
export async function pendingSamples(db: History, pool: PoolRecord, nowMs: number): Promise<number> {
  const { pushedMs } = pool.progress;
  const reads = readsOfSeries(db);
  let pending = 0;
  for (const { page, metric, group } of await sharedSeries(reads, pool)) {
    const fromMs = (pushedMs[progressKey(page, metric)] ?? -1) + 1;
    pending += (await readGroupColumns(reads, group, fromMs, nowMs)).atMs.length;
  }
  return pending;
}
