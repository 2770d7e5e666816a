import { HOUR_MS } from '../core/math/durations.ts';
import { toPageId } from '../core/page/page-identity.ts';
import { closedHours, type HourCount, hourStartOf, shortHours } from '../core/pool/closed-hours.ts';
import { rateLine, sampleLine } from '../core/pool/sample-line.ts';
import { METHOD_VERSION } from '../core/rate/filter/rate-filter.ts';
import type { Sample } from '../core/series/sample.ts';
import { changeProgress } from '../storage/pool/pools.ts';
import {
  progressKey,
  rateOfShared,
  readShared,
  type SharedSeries,
  sharedSeries,
} from '../storage/pool/shared-series.ts';
import { type HistoryReads, readsOfSeries } from '../storage/reads.ts';
import type { PoolProgress } from '../storage/schema.ts';
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
  /** How far each series has come, to be remembered: who is stopped before pushes again what a pool takes twice. */
  readonly pushedMs: PoolProgress['pushedMs'];
}

/** A line that waits to be pushed, and of which series it is. */
interface WaitingLine {
  readonly key: string;
  readonly atMs: number;
  readonly line: string;
}

const linesOf = (series: SharedSeries, samples: readonly Sample[]): WaitingLine[] => {
  const { page, metric } = series;
  const key = progressKey(page, metric);
  const id = { pageId: toPageId(page), metric };
  return samples.map((sample) => ({ key, atMs: sample.atMs, line: sampleLine(id, sample) }));
};

/** The rate as of the newest of the samples; none while there is no figure that a view would show as one. */
async function figureOf(
  reads: HistoryReads,
  series: SharedSeries,
  samples: readonly Sample[],
): Promise<WaitingLine[]> {
  const last = samples.at(-1);
  const rate = last && (await rateOfShared(reads, series));
  // A look that came in while the round began counts with the next one, but its figure may go now.
  if (!last || rate?.kind !== 'rate' || rate.atMs < last.atMs) return [];
  const { page, metric } = series;
  const line = rateLine({ pageId: toPageId(page), metric }, rate, METHOD_VERSION);
  return [{ key: progressKey(page, metric), atMs: last.atMs, line }];
}

/**
 * Pushes what is new of all series together, of each oldest first, and remembers how far it came: the history itself is
 * the queue, so a pool that is away for a day loses nothing. With the newest sample of a series goes its rate, for who
 * reads along in the engine.
 */
export async function pushNew(round: PoolRound): Promise<Pushed | PoolFailure | PoolLeft> {
  const { db, pool, nowMs } = round;
  const waiting: WaitingLine[] = [];
  const reads = readsOfSeries(db);
  for (const series of await sharedSeries(reads, pool)) {
    const fromMs = (pool.progress.pushedMs[progressKey(series.page, series.metric)] ?? -1) + 1;
    const samples = await readShared(reads, series, fromMs, nowMs);
    // One more than fits says that something is left.
    waiting.push(...linesOf(series, samples.slice(0, MOST_LINES + 1 - waiting.length)));
    if (waiting.length > MOST_LINES) break;
    waiting.push(...(await figureOf(reads, series, samples)));
  }
  const pushed = waiting.slice(0, MOST_LINES);
  let { pushedMs } = pool.progress;
  const failure = await pushLines(round, pushed, async (batch, isLast) => {
    pushedMs = { ...pushedMs, ...Object.fromEntries(batch.map(({ key, atMs }) => [key, atMs])) };
    // A minute's few lines are remembered with the end of the round.
    if (!isLast) await changeProgress(db, pool, (progress) => ({ ...progress, pushedMs }));
  });
  if (failure) return failure;
  const firstMs = pushed.reduce((first, { atMs }) => Math.min(first, atMs), Number.POSITIVE_INFINITY);
  const finished = waiting.length <= MOST_LINES;
  return { kind: 'pushed', lines: pushed.length, finished, firstMs, pushedMs };
}

/** @param onPushed after every request, with the lines it held. */
async function pushLines(
  round: PoolRound,
  lines: readonly WaitingLine[],
  onPushed: (batch: readonly WaitingLine[], isLast: boolean) => Promise<void>,
): Promise<PoolFailure | PoolLeft | undefined> {
  for (let i = 0; i < lines.length; i += LINES_AT_ONCE) {
    const batch = lines.slice(i, i + LINES_AT_ONCE);
    const answer = await askJoined(round, {
      path: '/write',
      lines: batch.map(({ line }) => line).join('\n'),
    });
    if (answer.kind !== 'answer') return answer;
    await onPushed(batch, i + LINES_AT_ONCE >= lines.length);
  }
  return undefined;
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
  const openMs = hourStartOf(nowMs);
  const own = await hoursOf(round, fromMs);
  const starts = own.flatMap(({ hours }) => hours.map(({ startMs }) => startMs));
  if (starts.length === 0) return await keepConfirmed(round, openMs, fromMs === 0);
  const firstMs = starts.reduce((a, b) => Math.min(a, b));
  const answer = await askJoined(
    round,
    hoursQuestion(
      { observer: pool.observer, pages: pool.pages.map(({ id }) => id) },
      firstMs,
      openMs - HOUR_MS,
    ),
  );
  if (answer.kind !== 'answer') return answer;
  const counts = readHourCounts(answer.text, { fromMs: firstMs, toMs: openMs - HOUR_MS });
  if (!counts) return poolFault('strange');

  let firstShortMs = openMs;
  const waiting: WaitingLine[] = [];
  for (const { hours, ...one } of own) {
    const { page, metric } = one;
    const pooled = counts.find((count) => count.page === page && count.metric === metric)?.hours ?? new Map();
    for (const { startMs } of shortHours(hours, pooled)) {
      firstShortMs = Math.min(firstShortMs, startMs);
      // The rest is found by the next comparison.
      if (waiting.length < MOST_LINES)
        waiting.push(...linesOf(one, await readShared(db, one, startMs, startMs + HOUR_MS - 1)));
    }
  }
  const failure = await pushLines(round, waiting, async () => undefined);
  if (failure) return failure;
  // What was pushed again is confirmed by the next comparison, not by this one.
  return await keepConfirmed(round, firstShortMs, fromMs === 0 && firstShortMs === openMs);
}

/** Our own series, each with what its closed hours hold. */
async function hoursOf(
  { db, pool, nowMs }: PoolRound,
  fromMs: number,
): Promise<(SharedSeries & { readonly hours: readonly HourCount[] })[]> {
  const reads = readsOfSeries(db);
  const all = [];
  for (const one of await sharedSeries(reads, pool)) {
    const samples = await readShared(reads, one, fromMs, hourStartOf(nowMs) - 1);
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
  const times = confirmedMs < hourStartOf(nowMs) ? pool.progress.short.times + 1 : 0;
  await changeProgress(db, pool, (progress) => ({
    ...progress,
    confirmedMs,
    short: { times, atMs: nowMs },
    ...(isAll ? { checkedMs: nowMs } : {}),
  }));
  return { kind: 'confirmed', shortTimes: times };
}
