import type { Metric } from '../core/page/metric.ts';
import { toPageId } from '../core/page/page-identity.ts';
import { closedHours, HOUR_MS, type HourCount, hourOf, shortHours } from '../core/pool/closed-hours.ts';
import { sampleLine } from '../core/pool/sample-line.ts';
import type { Sample } from '../core/series/sample.ts';
import { changeProgress } from '../storage/pool/pools.ts';
import { progressKey, type SharedSeries, sharedSeries } from '../storage/pool/shared-series.ts';
import { type PoolFailure, poolFault } from './ask-pool.ts';
import { askJoined, type PoolLeft, type PoolRound } from './pool-round.ts';
import { hoursQuestion } from './questions.ts';
import { readHourCounts } from './read-answers.ts';

/** About half a megabyte before it is packed; the proxy takes one. */
const LINES_AT_ONCE = 4_000;
/** What is left goes on with the next wake: the background has Pages to read. */
const MOST_LINES = 20_000;

/** How pushing ended, where it did not fail. */
export interface Pushed {
  readonly kind: 'pushed';
  readonly lines: number;
  /** Nothing is left to push. */
  readonly finished: boolean;
  /** The first instant of what was pushed; infinite where nothing was. */
  readonly firstMs: number;
}

/**
 * Pushes what is new, oldest first, and remembers how far it came: the history itself is the queue, so a pool that
 * is away for a day loses nothing.
 */
export async function pushNew(round: PoolRound): Promise<Pushed | PoolFailure | PoolLeft> {
  const { db, pool, nowMs } = round;
  let [lines, firstMs] = [0, Number.POSITIVE_INFINITY];
  for (const { page, metric, read } of await sharedSeries(db, pool)) {
    const key = progressKey(page, metric);
    const samples = await read((pool.progress.pushedMs[key] ?? -1) + 1, nowMs);
    for (let i = 0; i < samples.length; i += LINES_AT_ONCE) {
      if (lines >= MOST_LINES) return { kind: 'pushed', lines, finished: false, firstMs };
      const batch = samples.slice(i, i + LINES_AT_ONCE);
      const failure = await pushBatch(round, page, metric, batch);
      if (failure) return failure;
      lines += batch.length;
      firstMs = Math.min(firstMs, batch[0]?.atMs ?? firstMs);
      const lastMs = batch.at(-1)?.atMs ?? 0;
      await changeProgress(db, pool, (progress) => ({
        ...progress,
        pushedMs: { ...progress.pushedMs, [key]: lastMs },
      }));
    }
  }
  return { kind: 'pushed', lines, finished: true, firstMs };
}

async function pushBatch(
  round: PoolRound,
  page: string,
  metric: Metric,
  samples: readonly Sample[],
): Promise<PoolFailure | PoolLeft | undefined> {
  const body = samples.map((sample) => sampleLine({ pageId: toPageId(page), metric }, sample)).join('\n');
  const answer = await askJoined(round, { path: '/write', query: { precision: 'ms' }, body });
  return answer.kind === 'answer' ? undefined : answer;
}

/** What comparing our own closed hours with the pool's came to. */
export interface Confirmed {
  readonly kind: 'confirmed';
  /** How often in a row the pool has held less than it was sent; 0 where it holds everything. */
  readonly shortTimes: number;
}

/**
 * Compares our closed hours with what the pool counts, and pushes again those of which it holds less: an accepted push
 * proves nothing, since an engine that is killed forgets its last seconds; and what an import put behind the last push
 * was never pushed.
 * @param fromMs hours from here on; those before it are known to be there.
 */
export async function confirmHours(
  round: PoolRound,
  fromMs: number,
): Promise<Confirmed | PoolFailure | PoolLeft> {
  const { db, pool, nowMs } = round;
  const openMs = hourOf(nowMs);
  const own = await hoursOf(await sharedSeries(db, pool), fromMs, nowMs);
  const starts = own.flatMap(({ hours }) => hours.map(({ startMs }) => startMs));
  if (starts.length === 0) return await keepConfirmed(round, openMs, fromMs === 0);
  const firstMs = starts.reduce((a, b) => Math.min(a, b));
  const answer = await askJoined(
    round,
    hoursQuestion({ observer: pool.observer }, firstMs, openMs - HOUR_MS),
  );
  if (answer.kind !== 'answer') return answer;
  const counts = readHourCounts(answer.text);
  if (!counts) return poolFault('strange');

  let firstShortMs = openMs;
  let lines = 0;
  for (const { page, metric, read, hours } of own) {
    const pooled = counts.find((one) => one.page === page && one.metric === metric)?.hours ?? new Map();
    for (const { startMs } of shortHours(hours, pooled)) {
      firstShortMs = Math.min(firstShortMs, startMs);
      // The rest is found by the next comparison.
      if (lines >= MOST_LINES) continue;
      const samples = await read(startMs, startMs + HOUR_MS - 1);
      const failure = await pushBatch(round, page, metric, samples);
      if (failure) return failure;
      lines += samples.length;
    }
  }
  // What was pushed again is confirmed by the next comparison, not by this one.
  return await keepConfirmed(round, firstShortMs, fromMs === 0 && firstShortMs === openMs);
}

async function hoursOf(
  series: readonly SharedSeries[],
  fromMs: number,
  nowMs: number,
): Promise<(SharedSeries & { readonly hours: readonly HourCount[] })[]> {
  const all = [];
  for (const one of series) {
    const samples = await one.read(fromMs, hourOf(nowMs) - 1);
    all.push({
      ...one,
      hours: closedHours(
        samples.map(({ atMs }) => atMs),
        nowMs,
      ),
    });
  }
  return all;
}

/** @param isAll whether every hour from the first one on was found in the pool. */
async function keepConfirmed(
  { db, pool, nowMs }: PoolRound,
  confirmedMs: number,
  isAll: boolean,
): Promise<Confirmed> {
  const times = confirmedMs < hourOf(nowMs) ? pool.progress.short.times + 1 : 0;
  await changeProgress(db, pool, (progress) => ({
    ...progress,
    confirmedMs,
    short: { times, atMs: nowMs },
    ...(isAll ? { checkedMs: nowMs } : {}),
  }));
  return { kind: 'confirmed', shortTimes: times };
}
