import { notifyViews } from '../../messaging/notices.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { hasDataConsent } from '../../platform/data-consent.ts';
import { logError } from '../../platform/log.ts';
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
  else if (!(await browser.alarms.get(POOL_ALARM))) {
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
  await unlessUnderWay(id, async () => {
    // A round that ends halfway has added some.
    let isSharedChanged = true;
    try {
      const db = await openHistory();
      if (!(await hasDataConsent())) {
        await changePool(db, id, (pool) => ({
          ...pool,
          condition: conditionAfter(pool, 'consent', nowMs()),
        }));
        return;
      }
      const { added } = await syncPool(db, id, nowMs(), AbortSignal.timeout(LONGEST_ROUND_MS));
      isSharedChanged = added > 0;
    } catch (error) {
      await logError('sharing with a pool', error);
    } finally {
      await notifyViews('poolChanged', { isSharedChanged });
    }
  });
}

/** A round may take longer than the alarm waits: no second one of the same pool begins meanwhile. */
async function unlessUnderWay(id: string, work: () => Promise<void>): Promise<void> {
  // Only outside a browser are there no locks.
  if (!navigator.locks) return await work();
  await navigator.locks.request(`pool ${id}`, { ifAvailable: true }, (lock) => lock && work());
}
