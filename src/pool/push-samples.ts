import { METRICS, type Metric } from '../core/page/metric.ts';
import { toPageId } from '../core/page/page-identity.ts';
import { closedHours, HOUR_MS, hourOf, shortHours } from '../core/pool/closed-hours.ts';
import { fitsInLine, sampleLine } from '../core/pool/sample-line.ts';
import type { Sample } from '../core/series/sample.ts';
import { findPage } from '../storage/pages/pages.ts';
import { changePool } from '../storage/pool/pools.ts';
import type { History, PoolRecord } from '../storage/schema.ts';
import { readSamples } from '../storage/series/samples.ts';
import { askPool, type PoolFailure, poolFault } from './ask-pool.ts';
import { hoursQuestion } from './questions.ts';
import { readHourCounts } from './read-answers.ts';

/** About half a megabyte before it is packed; the proxy takes one. */
const LINES_AT_ONCE = 4_000;
/** What is left goes on with the next wake: the background has Pages to read. */
const MOST_LINES = 20_000;

/** One of our own series that a pool shares. */
interface SharedSeries {
  /** The Page's id as the pool has it. */
  readonly page: string;
  readonly metric: Metric;
  /** Of what is kept here, both ends inclusive, oldest first. */
  readonly read: (fromMs: number, toMs: number) => Promise<Sample[]>;
}

/** Our own series of the Pages that were agreed to; a Page that was never seen here has none. */
async function sharedSeries(db: History, { pages }: PoolRecord): Promise<SharedSeries[]> {
  const shared: SharedSeries[] = [];
  for (const { id } of pages) {
    const pageId = await findPage(db, [toPageId(id)]);
    if (pageId === undefined || !fitsInLine(toPageId(id))) continue;
    for (const metric of METRICS) {
      shared.push({
        page: id,
        metric,
        read: (fromMs, toMs) => readSamples(db, { pageId, metric }, fromMs, toMs),
      });
    }
  }
  return shared;
}

export const progressKey = (page: string, metric: Metric): string => `${metric}:${page}`;

/** How pushing ended, where it did not fail. */
export interface Pushed {
  readonly kind: 'pushed';
  readonly lines: number;
  /** Nothing is left to push. */
  readonly finished: boolean;
}

/**
 * Pushes what is new, oldest first, and remembers how far it came: the history itself is the queue, so a pool that
 * is away for a day loses nothing.
 * @param signal ends it between two requests or within one.
 */
export async function pushNew(
  db: History,
  pool: PoolRecord,
  nowMs: number,
  signal: AbortSignal,
): Promise<Pushed | PoolFailure> {
  let lines = 0;
  for (const { page, metric, read } of await sharedSeries(db, pool)) {
    const key = progressKey(page, metric);
    const samples = await read((pool.progress.pushedMs[key] ?? -1) + 1, nowMs);
    for (let i = 0; i < samples.length; i += LINES_AT_ONCE) {
      if (lines >= MOST_LINES) return { kind: 'pushed', lines, finished: false };
      const batch = samples.slice(i, i + LINES_AT_ONCE);
      const failure = await pushBatch(pool, page, metric, batch, signal);
      if (failure) return failure;
      lines += batch.length;
      const lastMs = batch.at(-1)?.atMs ?? 0;
      await changePool(db, pool.id, (before) => ({
        ...before,
        progress: {
          ...before.progress,
          pushedMs: { ...before.progress.pushedMs, [key]: lastMs },
        },
      }));
    }
  }
  return { kind: 'pushed', lines, finished: true };
}

async function pushBatch(
  pool: PoolRecord,
  page: string,
  metric: Metric,
  samples: readonly Sample[],
  signal: AbortSignal,
): Promise<PoolFailure | undefined> {
  const body = samples.map((sample) => sampleLine({ pageId: toPageId(page), metric }, sample)).join('\n');
  const answer = await askPool(pool, { path: '/write', query: { precision: 'ms' }, body }, signal);
  return answer.kind === 'fault' ? answer : undefined;
}

/**
 * Compares the closed hours that are not confirmed yet with what the pool counts, and pushes again those of which it
 * holds less: an accepted push proves nothing, since an engine that is killed forgets its last seconds.
 */
export async function confirmHours(
  db: History,
  pool: PoolRecord,
  nowMs: number,
  signal: AbortSignal,
): Promise<PoolFailure | undefined> {
  const series = await sharedSeries(db, pool);
  const { confirmedMs } = pool.progress;
  const openMs = hourOf(nowMs);
  const own = await Promise.all(
    series.map(async (one) => {
      const samples = await one.read(confirmedMs, openMs - 1);
      return {
        ...one,
        hours: closedHours(
          samples.map(({ atMs }) => atMs),
          nowMs,
        ),
      };
    }),
  );
  const starts = own.flatMap(({ hours }) => hours.map(({ startMs }) => startMs));
  if (starts.length === 0) return await confirmUpTo(db, pool, openMs);
  const firstMs = starts.reduce((a, b) => Math.min(a, b));
  const question = hoursQuestion({ observer: pool.observer }, firstMs, openMs - HOUR_MS);
  const answer = await askPool(pool, question, signal);
  if (answer.kind === 'fault') return answer;
  const counts = readHourCounts(answer.text);
  if (!counts) return poolFault('strange');

  let firstShortMs = openMs;
  for (const { page, metric, read, hours } of own) {
    const pooled = counts.find((one) => one.page === page && one.metric === metric)?.hours ?? new Map();
    for (const { startMs } of shortHours(hours, pooled)) {
      firstShortMs = Math.min(firstShortMs, startMs);
      const samples = await read(startMs, startMs + HOUR_MS - 1);
      const failure = await pushBatch(pool, page, metric, samples, signal);
      if (failure) return failure;
    }
  }
  // What was pushed again is confirmed by the next comparison, not by this one.
  return await confirmUpTo(db, pool, firstShortMs);
}

async function confirmUpTo(db: History, { id }: PoolRecord, confirmedMs: number): Promise<undefined> {
  await changePool(db, id, (before) => ({ ...before, progress: { ...before.progress, confirmedMs } }));
  return undefined;
}
