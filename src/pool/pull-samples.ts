import { DAY_MS, HOUR_MS } from '../core/math/durations.ts';
import { METRICS } from '../core/page/metric.ts';
import { mergedSpans, type ObserverSpan, wantedSpans } from '../core/pool/best-covered.ts';
import type { ClockOffset } from '../core/pool/clock-offset.ts';
import { hourStartOf } from '../core/pool/closed-hours.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import { retentionOf } from '../core/series/retention.ts';
import { isPageId } from '../facebook/facts/page-key.ts';
import { retentionDays } from '../settings/retention.ts';
import { pooledHours, putPooled } from '../storage/pool/pooled-samples.ts';
import { changePool, changeProgress } from '../storage/pool/pools.ts';
import { type PoolFailure, poolFault } from './ask-pool.ts';
import { askJoined, POOL_LEFT, type PoolLeft, type PoolRound } from './pool-round.ts';
import { exportQuestion, hoursQuestion, type PoolSelection } from './questions.ts';
import { type PooledHours, readExport, readHourCounts } from './read-answers.ts';

/** What is pulled live goes back no further: older hours are had by comparing. */
const LIVE_MS = HOUR_MS;
/**
 * So long after it was read a sample may come to be found: others push once a minute, one of their rounds may fail, and
 * the engine takes a second or two. What comes later is had by comparing hours.
 */
const LATE_MS = 150_000;
/** Another's clock may be a little ahead of ours. */
const AHEAD_MS = 10_000;
const RECENT_MS = 2 * DAY_MS;
/** A browser sleeps for all its Pages at once: they are asked for together, in answers of bounded length. */
const LONGEST_PAGE_MS = 35 * DAY_MS;
/** More Pages are not offered: an observer could make them up. */
const MOST_OFFERED = 20;

/** What pulling brought. */
export interface Pulled {
  readonly kind: 'pulled';
  /** Samples that were not known. */
  readonly added: number;
  /** What was no sample, or of a Page that is not shared. */
  readonly refused: number;
  readonly clock?: ClockOffset;
}

/** Pulls what others shared since the last time; how far that came is the caller's to remember. */
export async function pullLive(round: PoolRound): Promise<Pulled | PoolFailure | PoolLeft> {
  const { pool, nowMs } = round;
  const fromMs = Math.max(pool.progress.pulledMs - LATE_MS, nowMs - LIVE_MS);
  return await pullSpan(round, { notObserver: pool.observer }, fromMs, nowMs + AHEAD_MS);
}

async function pullSpan(
  round: PoolRound,
  selection: PoolSelection,
  fromMs: number,
  toMs: number,
): Promise<Pulled | PoolFailure | PoolLeft> {
  const { db, pool, signal } = round;
  const answer = await askJoined(round, exportQuestion(selection, fromMs, toMs));
  if (answer.kind !== 'answer') return answer;
  const { series, refused } = readExport(answer.text, { fromMs, toMs });
  const shared = new Set(pool.pages.map(({ id }) => id));
  let [added, strange] = [0, refused];
  for (const { observer, page, metric, samples } of series) {
    if (!shared.has(page) || observer === pool.observer) {
      strange += samples.length;
      continue;
    }
    signal.throwIfAborted();
    const kept = await putPooled(db, pool, { observer, page, metric }, samples);
    if (kept === undefined) return POOL_LEFT;
    added += kept;
  }
  return { kind: 'pulled', added, refused: strange, ...(answer.clock ? { clock: answer.clock } : {}) };
}

/** Which of others' hours are compared: those of the last two days, or all there are. */
export type ComparedHours = 'recent' | 'all';

/**
 * Compares the closed hours of others with what the pool counts, and pulls those of which it holds more: what was
 * pushed late, and, for a newcomer, the history from the start.
 * @param everybodyFromMs hours from here on are pulled of all observers, older ones of the one who looked most often.
 */
export async function compareHours(
  round: PoolRound,
  which: ComparedHours,
  everybodyFromMs = round.nowMs - DAY_MS,
): Promise<Pulled | PoolFailure | PoolLeft> {
  const { db, pool, nowMs, signal } = round;
  const { samplesMs, minutesMs } = retentionOf(await retentionDays.get());
  const firstMs = hourStartOf(nowMs - (which === 'all' ? minutesMs : RECENT_MS));
  // An old hour was thinned here: some of it is all of it.
  const thinnedMs = nowMs - samplesMs;
  const lastMs = hourStartOf(nowMs) - HOUR_MS;
  const answer = await askJoined(round, hoursQuestion({ notObserver: pool.observer }, firstMs, lastMs));
  if (answer.kind !== 'answer') return answer;
  const counts = readHourCounts(answer.text, { fromMs: firstMs, toMs: lastMs });
  if (!counts) return poolFault('strange');
  let [added, refused] = [0, 0];
  const wanted: ObserverSpan[] = [];
  for (const { id: page } of pool.pages) {
    for (const metric of METRICS) {
      const all = counts.filter((one) => one.page === page && one.metric === metric);
      const held = new Map<ObserverId, Map<number, number>>();
      for (const { observer } of all) {
        signal.throwIfAborted();
        const series = { pool: pool.id, observer, page, metric };
        held.set(observer, await pooledHours(db, series, firstMs, lastMs + HOUR_MS - 1));
      }
      const spans = wantedSpans(all, everybodyFromMs, (observer, hourMs) => {
        const here = held.get(observer)?.get(hourMs) ?? 0;
        return here > 0 && hourMs < thinnedMs ? Number.POSITIVE_INFINITY : here;
      });
      wanted.push(...spans);
    }
  }
  for (const { observer, fromMs, toMs } of mergedSpans(wanted, LONGEST_PAGE_MS / pool.pages.length)) {
    const pulled = await pullSpan(round, { observer }, fromMs, toMs);
    if (pulled.kind !== 'pulled') return pulled;
    added += pulled.added;
    refused += pulled.refused;
  }
  await keepOffered(round, counts);
  await changeProgress(db, pool, (progress) => ({
    ...progress,
    comparedMs: nowMs,
    ...(which === 'all' ? { comparedAllMs: nowMs } : {}),
  }));
  return { kind: 'pulled', added, refused };
}

/** Remembers Pages that others share and that the person has not agreed to: nothing is sent or kept of them. */
async function keepOffered(
  { db, pool: { id, pages, muted } }: PoolRound,
  counts: readonly PooledHours[],
): Promise<void> {
  const agreed = new Set(pages.map((page) => page.id));
  const seen = counts.filter(
    ({ page, observer }) => isPageId(page) && !agreed.has(page) && !muted.includes(observer),
  );
  const found = [...new Set(seen.map(({ page }) => page))].sort();
  if (found.length === 0) return;
  await changePool(db, id, (before) => {
    const known = new Set(before.pages.map((page) => page.id));
    const offered = [...new Set([...before.offered, ...found])].filter((page) => !known.has(page));
    return { ...before, offered: offered.slice(0, MOST_OFFERED) };
  });
}
