import { ensureHistory } from '../history/ensure-history.ts';
import { setUpkeep } from '../history/upkeep.ts';
import { showBadge } from '../tell/badge.ts';
import { setClock } from './schedule.ts';

/** What a background does whenever it starts: alarms do not survive an update, nor the badge a restart. */
export async function wake(): Promise<void> {
  await ensureHistory();
  await setClock();
  await showBadge();
  await setUpkeep();
}
