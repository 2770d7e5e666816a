import { ensureHistory } from '../history/ensure-history.ts';
import { setUpkeep } from '../history/upkeep.ts';
import { setPoolClock } from '../pool/pool-clock.ts';
import { storageState } from '../session/storage-state.ts';
import { showBadge } from '../tell/badge.ts';
import { comeAgain, setClock } from './schedule.ts';

/** What a background does whenever it starts: alarms do not survive an update, nor the badge a restart. */
export async function wake(): Promise<void> {
  await ensureHistory();
  // Another window keeps it from being opened: it is tried again.
  if ((await storageState()).kind === 'blocked') return comeAgain();
  await planAnew();
  if (await hasHistory()) await showBadge();
}

/** Sees to it that every Page is read, and every alarm stands where it should, by the clock as it is now. */
export async function planAnew(): Promise<void> {
  if (!(await hasHistory())) return;
  await setClock();
  await setUpkeep();
  await setPoolClock();
}

/** Without a database there is nothing to look after; the person is told wherever they look. */
const hasHistory = async (): Promise<boolean> => (await storageState()).kind !== 'no-history';
