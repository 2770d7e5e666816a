import { showBadge } from './badge.ts';
import { ensureHistory } from './ensure-history.ts';
import { setClock } from './schedule.ts';
import { setUpkeep } from './upkeep.ts';

/** What a background does whenever it starts: alarms do not survive an update, nor the badge a restart. */
export async function wake(): Promise<void> {
  await ensureHistory();
  await setClock();
  await showBadge();
  await setUpkeep();
}
