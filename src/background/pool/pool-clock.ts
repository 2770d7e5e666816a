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

/** Begins a round with one pool for which nobody waits: who joins is answered at once. The alarm begins the next one. */
export function syncSoon(id: string): void {
  void syncOne(id);
}

async function syncOne(id: string): Promise<void> {
  const changed = await unlessUnderWay(id, () => roundWith(id));
  // Views are told once the next round may begin: one of them may take its time to hear.
  if (changed) await notifyViews('poolChanged', changed);
}

/** One round, which ends in any case and says in the pool's condition how. */
async function roundWith(id: string): Promise<Notices['poolChanged']> {
  const longest = AbortSignal.timeout(LONGEST_ROUND_MS);
  try {
    const db = await openHistory();
    if (!(await hasDataConsent())) {
      await tellFault(id, 'consent');
      return { isSharedChanged: false };
    }
    const { added } = await unlessAborted(syncPool(db, id, nowMs(), longest), longest);
    return { isSharedChanged: added > 0 };
  } catch (error) {
    await logError('sharing with a pool', error);
    await tellFault(id, longest.aborted ? 'unfinished' : 'failed').catch((untold: unknown) =>
      logError('saying how sharing with a pool ended', untold),
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

/** A round may take longer than the alarm waits: no second one of the same pool begins meanwhile. */
async function unlessUnderWay<Result>(id: string, work: () => Promise<Result>): Promise<Result | undefined> {
  // Only outside a browser are there no locks.
  if (!navigator.locks) return await work();
  return await navigator.locks.request(`pool ${id}`, { ifAvailable: true }, async (lock) =>
    lock ? await work() : undefined,
  );
}
