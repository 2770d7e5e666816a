import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatches } from '../../storage/pages/watches.ts';
import { measuring } from './next-watch.ts';
import { tick } from './schedule.ts';

/** The person gave access to the site's hosts again: Pages that waited for it are read at once. */
export async function accessGranted(): Promise<void> {
  await changeWatches(await openHistory(), nowMs(), (watches) =>
    watches
      .filter(({ state }) => state.kind === 'obstructed' && state.obstacle.kind === 'permission-missing')
      .map((watch) => measuring(watch, watch.wantedMs, nowMs())),
  );
  await tick();
}
