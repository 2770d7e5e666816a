import { DAY_MS, HOUR_MS } from '../core/math/durations.ts';
import { METRICS } from '../core/page/metric.ts';
import { mergedSpans, type ObserverSpan, wantedSpans } from '../core/pool/best-covered.ts';
import { hourStartOf } from '../core/pool/closed-hours.ts';
import { withoutFloods } from '../core/pool/floods.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import { retentionOf } from '../core/series/retention.ts';
import { isPageId } from '../facebook/facts/page-key.ts';
import { retentionDays } from '../settings/retention.ts';
import { pooledHours } from '../storage/pool/pooled-samples.ts';
import { changePool, changeProgress } from '../storage/pool/pools.ts';
import { type PoolFailure, poolFault } from './ask-pool.ts';
import { askJoined, type PoolLeft, type PoolRound } from './pool-round.ts';
import { type Pulled, pullSpan } from './pull-span.ts';
import { hoursQuestion, pagesQuestion } from './questions.ts';
import { type PooledHours, readCounts, readHourCounts } from './read-answers.ts';

const RECENT_MS = 2 * DAY_MS;
/** A browser sleeps for all its Pages at once: they are asked for together, in answers of bounded length. */
const LONGEST_PAGE_MS = 35 * DAY_MS;
/** More Pages are not offered: an observer could make them up. */
const MOST_OFFERED = 20;

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
  const pages = pool.pages.map(({ id }) => id);
  const answer = await askJoined(
    round,
    hoursQuestion({ notObservers: [pool.observer], pages }, firstMs, lastMs),
  );
  if (answer.kind !== 'answer') return answer;
  const counts = readHourCounts(answer.text, { fromMs: firstMs, toMs: lastMs });
  if (!counts) return poolFault('strange');
  const { readable, flooding } = withoutFloods(counts, nowMs - RECENT_MS);
  const leftOut = new Set(flooding);
  // Who is muted is shown nowhere, and stands in for nobody.
  const shown = readable.map((one) =>
    pool.muted.includes(one.observer) ? recentOf(one, everybodyFromMs) : one,
  );
  let added = 0;
  const wanted: ObserverSpan[] = [];
  for (const { id: page } of pool.pages) {
    for (const metric of METRICS) {
      const all = shown.filter((one) => one.page === page && one.metric === metric);
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
    if (pulled.kind === 'pulled') added += pulled.added;
    else if (pulled.kind === 'fault' && pulled.fault === 'too-long') leftOut.add(observer);
    else return pulled;
  }
  const offered = await keepOffered(round, lastMs + HOUR_MS - 1);
  if (offered) return offered;
  await changeProgress(db, pool, (progress) => ({
    ...progress,
    comparedMs: nowMs,
    ...(which === 'all' ? { comparedAllMs: nowMs } : {}),
  }));
  return { kind: 'pulled', added, leftOut: [...leftOut] };
}

/** What an observer has of the hours from one on. */
const recentOf = (one: PooledHours, fromMs: number): PooledHours => ({
  ...one,
  hours: new Map([...one.hours].filter(([hourMs]) => hourMs >= fromMs)),
});

/** Remembers Pages that others share of late and that the person has not agreed to: nothing is sent or kept of them. */
async function keepOffered(round: PoolRound, toMs: number): Promise<PoolLeft | undefined> {
  const { db, pool } = round;
  const others = { notObservers: [pool.observer, ...pool.muted], notPages: pool.pages.map(({ id }) => id) };
  const answer = await askJoined(round, pagesQuestion(others, toMs - RECENT_MS, toMs, MOST_OFFERED));
  if (answer.kind === 'left') return answer;
  // Without an answer there is nothing to offer, and no harm done.
  const found = answer.kind === 'answer' ? [...(readCounts(answer.text, 'page')?.keys() ?? [])] : [];
  if (!found.some(isPageId)) return undefined;
  await changePool(db, pool.id, (before) => {
    const known = new Set(before.pages.map((page) => page.id));
    const offered = [...new Set([...before.offered, ...found.filter(isPageId)])].filter(
      (id) => !known.has(id),
    );
    return { ...before, offered: offered.slice(0, MOST_OFFERED) };
  });
  return undefined;
}
