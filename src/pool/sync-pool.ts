import { isClockWrong } from '../core/pool/clock-offset.ts';
import { hourOf } from '../core/pool/closed-hours.ts';
import type { PoolFault } from '../core/pool/pool-fault.ts';
import { changePool, conditionAfter } from '../storage/pool/pools.ts';
import type { History, PoolRecord } from '../storage/schema.ts';
import { compareHours, pullLive } from './pull-samples.ts';
import { confirmHours, pushNew } from './push-samples.ts';

/** Hours are compared once this much of the next one is over: pushes of its end have settled. */
const SETTLED_MS = 60_000;

/** What one round with a pool came to. */
export interface Synced {
  /** Samples of others that were not known. */
  readonly added: number;
  readonly fault?: PoolFault;
}

/**
 * One round with a pool: pulls what others shared, compares the clocks, pushes what is new, and once an hour compares
 * the closed hours both ways. Whatever fails is told in the pool's condition and tried again with the next round.
 * @param signal ends it, when the pool is left.
 */
export async function syncPool(db: History, id: string, nowMs: number, signal: AbortSignal): Promise<Synced> {
  const before = await db.get('pools', id);
  if (!before) return { added: 0 };
  const outcome = await roundWith(db, before, nowMs, signal);
  await changePool(db, id, (pool) => ({ ...pool, condition: conditionAfter(pool, outcome.fault, nowMs) }));
  return outcome;
}

async function roundWith(
  db: History,
  before: PoolRecord,
  nowMs: number,
  signal: AbortSignal,
): Promise<Synced> {
  const live = await pullLive(db, before, nowMs, signal);
  if (live.kind === 'fault') return { added: 0, fault: live.fault };
  // Without the pool's clock nothing is known against ours.
  if (live.clock && isClockWrong(live.clock)) return { added: live.added, fault: 'clock' };
  const pushed = await pushNew(db, before, nowMs, signal);
  if (pushed.kind === 'fault') return { added: live.added, fault: pushed.fault };
  if (!pushed.finished || !isHourToCompare(before, nowMs)) return { added: live.added };
  const unconfirmed = await confirmHours(db, before, nowMs, signal);
  if (unconfirmed) return { added: live.added, fault: unconfirmed.fault };
  const compared = await compareHours(db, before, nowMs, signal);
  if (compared.kind === 'fault') return { added: live.added, fault: compared.fault };
  return { added: live.added + compared.added };
}

/** Once after each hour, and at once where nothing was ever compared. */
function isHourToCompare({ progress, condition }: PoolRecord, nowMs: number): boolean {
  if (progress.comparedMs === 0 || condition.kind !== 'well') return true;
  const hourMs = hourOf(nowMs - SETTLED_MS);
  return condition.atMs - SETTLED_MS < hourMs || progress.confirmedMs < hourMs;
}
