import { notifyViews } from '../../messaging/notices.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { logError } from '../../platform/log.ts';
import { syncPool } from '../../pool/sync-pool.ts';
import { openHistory } from '../../storage/database.ts';
import { readPools } from '../../storage/pool/pools.ts';

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
  const db = await openHistory();
  const pools = await readPools(db);
  if (pools.length === 0) return await setPoolClock();
  const signal = AbortSignal.timeout(LONGEST_ROUND_MS);
  for (const { id } of pools) {
    await syncPool(db, id, nowMs(), signal).catch((error: unknown) => logError('sharing with a pool', error));
  }
  await notifyViews('storyChanged', {});
}
