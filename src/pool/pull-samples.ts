import { METRICS } from '../core/page/metric.ts';
import { toPageId } from '../core/page/page-identity.ts';
import { wantedSpans } from '../core/pool/best-covered.ts';
import type { ClockOffset } from '../core/pool/clock-offset.ts';
import { HOUR_MS, hourOf } from '../core/pool/closed-hours.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import { pooledHours, putPooled } from '../storage/pool/pooled-samples.ts';
import { changePool } from '../storage/pool/pools.ts';
import type { History, PoolProgress, PoolRecord } from '../storage/schema.ts';
import { askPool, type PoolFailure, poolFault } from './ask-pool.ts';
import { exportQuestion, hoursQuestion } from './questions.ts';
import { readExport, readHourCounts } from './read-answers.ts';

const DAY_MS = 24 * HOUR_MS;
/** What is pulled live goes back no further: older hours are had by comparing. */
const LIVE_MS = HOUR_MS;
/** A sample is in the engine before it can be asked for: some seconds later. */
const SETTLES_MS = 30_000;
/** Another's clock may be a little ahead of ours. */
const AHEAD_MS = 10_000;
/** The hours of the last two days are compared each hour, those of all time once a day. */
const RECENT_MS = 2 * DAY_MS;
const ALL_TIME_MS = 800 * DAY_MS;

/** What pulling brought. */
export interface Pulled {
  readonly kind: 'pulled';
  /** Samples that were not known. */
  readonly added: number;
  /** What was no sample, or of a Page that is not shared. */
  readonly refused: number;
  readonly clock?: ClockOffset;
}

/** Pulls what others shared since the last time. */
export async function pullLive(
  db: History,
  pool: PoolRecord,
  nowMs: number,
  signal: AbortSignal,
): Promise<Pulled | PoolFailure> {
  const fromMs = Math.max(pool.progress.pulledMs - SETTLES_MS, nowMs - LIVE_MS);
  const answer = await pullSpan(db, pool, undefined, fromMs, nowMs + AHEAD_MS, nowMs, signal);
  if (answer.kind === 'pulled') await keepProgress(db, pool, { pulledMs: nowMs });
  return answer;
}

async function pullSpan(
  db: History,
  pool: PoolRecord,
  of:
    | { readonly observer: ObserverId; readonly page: string; readonly metric: 'likes' | 'followers' }
    | undefined,
  fromMs: number,
  toMs: number,
  nowMs: number,
  signal: AbortSignal,
): Promise<Pulled | PoolFailure> {
  const selection = of
    ? { observer: of.observer, pageId: toPageId(of.page), metric: of.metric }
    : { notObserver: pool.observer };
  const answer = await askPool(pool, exportQuestion(selection, fromMs, toMs), signal);
  if (answer.kind === 'fault') return answer;
  const { series, refused } = readExport(answer.text, nowMs + AHEAD_MS);
  const shared = new Set(pool.pages.map(({ id }) => id));
  let [added, strange] = [0, refused];
  for (const { observer, page, metric, samples } of series) {
    if (shared.has(page) && observer !== pool.observer) {
      added += await putPooled(db, { pool: pool.id, observer, page, metric }, samples);
    } else strange += samples.length;
  }
  return { kind: 'pulled', added, refused: strange, ...(answer.clock ? { clock: answer.clock } : {}) };
}

/**
 * Compares the closed hours with what the pool counts, and pulls those of which it holds more: what was pushed late,
 * and, for a newcomer, the history from the start.
 * @param everybodyFromMs hours from here on are pulled of all observers, older ones of the one who looked most often.
 */
export async function compareHours(
  db: History,
  pool: PoolRecord,
  nowMs: number,
  signal: AbortSignal,
  everybodyFromMs = nowMs - DAY_MS,
): Promise<Pulled | PoolFailure> {
  const isAllTime = pool.progress.comparedMs < nowMs - DAY_MS || pool.progress.comparedMs > nowMs;
  const firstMs = hourOf(nowMs - (isAllTime ? ALL_TIME_MS : RECENT_MS));
  const lastMs = hourOf(nowMs) - HOUR_MS;
  const answer = await askPool(pool, hoursQuestion({ notObserver: pool.observer }, firstMs, lastMs), signal);
  if (answer.kind === 'fault') return answer;
  const counts = readHourCounts(answer.text);
  if (!counts) return poolFault('strange');
  let [added, refused] = [0, 0];
  for (const { id: page } of pool.pages) {
    for (const metric of METRICS) {
      const all = counts.filter((one) => one.page === page && one.metric === metric);
      const held = new Map<ObserverId, Map<number, number>>();
      for (const { observer } of all) {
        const series = { pool: pool.id, observer, page, metric };
        held.set(observer, await pooledHours(db, series, firstMs, lastMs + HOUR_MS - 1));
      }
      const spans = wantedSpans(
        all,
        everybodyFromMs,
        (observer, hourMs) => held.get(observer)?.get(hourMs) ?? 0,
      );
      for (const { observer, fromMs, toMs } of spans) {
        const pulled = await pullSpan(db, pool, { observer, page, metric }, fromMs, toMs, nowMs, signal);
        if (pulled.kind === 'fault') return pulled;
        added += pulled.added;
        refused += pulled.refused;
      }
    }
  }
  if (isAllTime) await keepProgress(db, pool, { comparedMs: nowMs });
  return { kind: 'pulled', added, refused };
}

const keepProgress = (db: History, { id }: PoolRecord, change: Partial<PoolProgress>): Promise<void> =>
  changePool(db, id, (before) => ({ ...before, progress: { ...before.progress, ...change } }));
