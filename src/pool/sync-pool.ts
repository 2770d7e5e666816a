import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/math/durations.ts';
import { isClockWrong } from '../core/pool/clock-offset.ts';
import { hourStartOf } from '../core/pool/closed-hours.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import type { PoolFault } from '../core/pool/pool-fault.ts';
import { changePool, conditionAfter } from '../storage/pool/pools.ts';
import type { History, PoolProgress } from '../storage/schema.ts';
import { type PoolFailure, poolFault } from './ask-pool.ts';
import { type ComparedHours, compareHours } from './compare-hours.ts';
import type { PoolLeft, PoolRound } from './pool-round.ts';
import { pullLive } from './pull-live.ts';
import { confirmHours, type Pushed, pushNew } from './push-samples.ts';

/** Hours are compared once this much of the next one is over: pushes of its end have settled. */
const SETTLED_MS = MINUTE_MS;
/** After so many comparisons in a row that found samples gone, the pool is said to be forgetful. */
const FORGETFUL_TIMES = 6;

/** What one round with a pool came to. */
export interface Synced {
  /** Samples of others that were not known. */
  readonly added: number;
  readonly fault?: PoolFault;
}

/**
 * One round with a pool: pulls what others shared, compares the clocks, pushes what is new, and once an hour compares
 * the closed hours both ways. Whatever fails is told in the pool's condition and tried again with the next round.
 * Where the person leaves the pool while it runs, the request it is at is the last one, and its answer is not kept.
 * @param signal ends it, as when it takes too long; the promise then rejects.
 */
export async function syncPool(db: History, id: string, nowMs: number, signal: AbortSignal): Promise<Synced> {
  const pool = await db.get('pools', id);
  if (!pool) return { added: 0 };
  const { added, ended, reached } = await walkRound({ db, pool, nowMs, signal });
  if (ended?.kind === 'left') return { added };
  await changePool(db, id, (before) => ({
    ...before,
    condition: conditionAfter(before, ended?.fault, nowMs),
    progress: before.agreedMs === pool.agreedMs ? { ...before.progress, ...reached } : before.progress,
  }));
  return { added, ...(ended ? { fault: ended.fault } : {}) };
}

/** How much was added, how far it came, and what ended the round before it was through. */
interface Walked extends Omit<Compared, 'leftOut'> {
  readonly reached: Partial<PoolProgress>;
}

async function walkRound(round: PoolRound): Promise<Walked> {
  const { pool, nowMs } = round;
  const live = await pullLive(round);
  if (live.kind === 'left') return { added: 0, ended: live, reached: {} };
  // Whatever became of reading: what others sent, or how much, keeps nothing of one's own back.
  if (live.kind === 'fault') {
    if (!mayTakeSamples(live)) return { added: 0, ended: live, reached: {} };
    const pushed = await pushNew(round);
    return pushed.kind === 'pushed'
      ? { added: 0, ended: live, reached: { pushedMs: pushed.pushedMs } }
      : { added: 0, ended: pushed, reached: {} };
  }
  const { added, clock } = live;
  const leftOut = [...new Set([...(pool.progress.leftOut ?? []), ...live.leftOut])];
  const pulled = { pulledMs: nowMs, leftOut };
  // Without the pool's clock nothing is known against ours.
  if (clock && isClockWrong(clock)) return { added, ended: poolFault('clock'), reached: pulled };
  const pushed = await pushNew(round);
  if (pushed.kind !== 'pushed') return { added, ended: pushed, reached: pulled };
  const { leftOut: flooding, ...compared } = await compareBothWays(round, pushed);
  return {
    ...compared,
    added: added + compared.added,
    reached: {
      ...pulled,
      pushedMs: pushed.pushedMs,
      ...(flooding && { leftOut: [...new Set([...flooding, ...live.leftOut])] }),
    },
  };
}

/** Whether a pool that could not be read may still be written to: it answered, as itself, and the clocks agree. */
const mayTakeSamples = ({ fault, clock }: PoolFailure): boolean =>
  clock !== undefined && !isClockWrong(clock) && fault !== 'token';

/** How much comparing added, and what ended it before it was through. */
interface Compared {
  readonly added: number;
  /** Who was seen to send more than can be read; not there where nobody was looked at. */
  readonly leftOut?: readonly ObserverId[];
  readonly ended?: PoolFailure | PoolLeft;
}

/** Compares closed hours where that is due: others' with what is here of them, and ours with what the pool has. */
async function compareBothWays(round: PoolRound, pushed: Pushed): Promise<Compared> {
  const { pool, nowMs } = round;
  const wanted = hoursToCompare(pool.progress, nowMs);
  const compared = wanted && (await compareHours(round, wanted));
  if (compared && compared.kind !== 'pulled') return { added: 0, ended: compared };
  const { added, leftOut } = compared ?? { added: 0, leftOut: undefined };
  const told = { added, ...(leftOut && { leftOut }) };

  // What was pushed just now cannot be counted yet: its hours are compared by the next round.
  const isSettled = pushed.finished && pushed.firstMs >= hourStartOf(nowMs - SETTLED_MS);
  let { times } = pool.progress.short;
  if (isSettled && isConfirmingDue(pool.progress, nowMs)) {
    const isAll = isPast(pool.progress.checkedMs, DAY_MS, nowMs);
    const confirmed = await confirmHours(round, isAll ? 0 : pool.progress.confirmedMs);
    if (confirmed.kind !== 'confirmed') return { ...told, ended: confirmed };
    times = confirmed.shortTimes;
  }
  return times < FORGETFUL_TIMES ? told : { ...told, ended: poolFault('forgetful') };
}

/** Whether so long a time is over since an instant, or the clock went back. */
const isPast = (atMs: number, spanMs: number, nowMs: number): boolean =>
  atMs > nowMs || nowMs - atMs >= spanMs;

/** The hour up to which everything has settled. */
const settledHour = (atMs: number): number => hourStartOf(atMs - SETTLED_MS);

/** Once after each hour the recent ones; at once and then every day all of them. */
function hoursToCompare(
  { comparedMs, comparedAllMs }: PoolProgress,
  nowMs: number,
): ComparedHours | undefined {
  if (isPast(comparedAllMs, DAY_MS, nowMs)) return 'all';
  return comparedMs > nowMs || settledHour(comparedMs) < settledHour(nowMs) ? 'recent' : undefined;
}

/** While hours are not confirmed; where the pool holds less time and again, ever more seldom, up to once an hour. */
function isConfirmingDue({ confirmedMs, checkedMs, short }: PoolProgress, nowMs: number): boolean {
  if (confirmedMs >= settledHour(nowMs) && !isPast(checkedMs, DAY_MS, nowMs)) return false;
  if (short.times === 0) return true;
  return isPast(short.atMs, Math.min(MINUTE_MS * 2 ** (short.times - 1), HOUR_MS), nowMs);
}
