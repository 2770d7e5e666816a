import type { PoolFault } from '../../core/pool/pool-fault.ts';
import { notifyViews } from '../../messaging/notices.ts';
import type { Notices } from '../../messaging/protocol.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { hasDataConsent } from '../../platform/data-consent.ts';
import { isAlarmSet } from '../../platform/is-alarm-set.ts';
import { logError } from '../../platform/log.ts';
import { unlessAborted } from '../../platform/unless-aborted.ts';
import { syncPool } from '../../pool/sync-pool.ts';
import { openHistory } from '../../storage/database.ts';
import { changePool, conditionAfter, readPools } from '../../storage/pool/pools.ts';
import { isQuotaError } from '../../storage/series/transaction.ts';

/** Wakes the background to share with the pools that were joined; not set where none was. */
export const POOL_ALARM = 'pool';

const EVERY_MINUTES = 1;
/** The browser stops a worker that is at one thing for five minutes. */
const LONGEST_ROUND_MS = 4 * 60_000;

/** Sees to it that the alarm is set while a pool is joined, and only then. */
export async function setPoolClock(): Promise<void> {
  const pools = await readPools(await openHistory());
  if (pools.length === 0) await browser.alarms.clear(POOL_ALARM);
  else if (!(await isAlarmSet(POOL_ALARM, EVERY_MINUTES))) {
    browser.alarms.create(POOL_ALARM, { delayInMinutes: EVERY_MINUTES, periodInMinutes: EVERY_MINUTES });
  }
}

/** One round with every pool; one that fails keeps no other from its own. */
export async function syncPools(): Promise<void> {
  const pools = await readPools(await openHistory());
  if (pools.length === 0) return await setPoolClock();
  for (const { id } of pools) await syncOne(id);
}

/**
 * Ends what goes on with pools that are no longer kept, the request that is under way too, and tells the views. Once
 * this is over, nothing more is asked of them.
 */
export async function endPools(ids: readonly string[]): Promise<void> {
  for (const id of ids) await navigator.locks?.request(lockOf(id), { steal: true }, () => undefined);
  await setPoolClock();
  if (ids.length > 0) await notifyViews('poolChanged', { isSharedChanged: true });
}

/** Begins a round with one pool for which nobody waits: who joins is answered at once. The alarm begins the next one. */
export function syncSoon(id: string): void {
  void syncOne(id);
}

async function syncOne(id: string): Promise<void> {
  const changed = await unlessUnderWay(id, (left) => roundWith(id, left));
  // Views are told once the next round may begin: one of them may take its time to hear.
  if (changed) await notifyViews('poolChanged', changed);
}

/** One round, which ends in any case and says in the pool's condition how. @param left ends it without a word. */
async function roundWith(id: string, left: AbortSignal): Promise<Notices['poolChanged']> {
  const longest = AbortSignal.timeout(LONGEST_ROUND_MS);
  const signal = AbortSignal.any([left, longest]);
  try {
    const db = await openHistory();
    if (!(await hasDataConsent())) {
      await tellFault(id, 'consent');
      return { isSharedChanged: false };
    }
    const { added } = await unlessAborted(syncPool(db, id, nowMs(), signal), signal);
    return { isSharedChanged: added > 0 };
  } catch (error) {
    if (left.aborted) return { isSharedChanged: false };
    await logError('sharing with a pool', error);
    await tellFault(id, longest.aborted ? 'unfinished' : isQuotaError(error) ? 'no-room' : 'failed').catch(
      (untold: unknown) => logError('saying how sharing with a pool ended', untold),
    );
    // A round that ends halfway has added some.
    return { isSharedChanged: true };
  }
}

const tellFault = async (id: string, fault: PoolFault): Promise<void> =>
  await changePool(await openHistory(), id, (pool) => ({
    ...pool,
    condition: conditionAfter(pool, fault, nowMs()),
  }));

const lockOf = (id: string): string => `pool ${id}`;

/**
 * A round may take longer than the alarm waits: no second one of the same pool begins meanwhile. Who leaves the pool
 * takes the lock away, which ends it.
 */
async function unlessUnderWay<Result>(
  id: string,
  work: (left: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const left = new AbortController();
  // Only outside a browser are there no locks.
  if (!navigator.locks) return await work(left.signal);
  try {
    return await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) =>
      lock ? await work(left.signal) : undefined,
    );
  } catch (error) {
    left.abort(error);
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
