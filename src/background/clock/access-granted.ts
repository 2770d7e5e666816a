import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatches } from '../../storage/pages/watches.ts';
import { measuring } from './next-watch.ts';
import { tick } from './schedule.ts';

/** The person gave access to Facebook's hosts again: Pages that waited for it are read at once. */
export async function accessGranted(): Promise<void> {
  const [db, chosenMs] = await Promise.all([openHistory(), interval.get()]);
  await changeWatches(db, nowMs(), (watches) =>
    watches
      .filter(({ state }) => state.kind === 'obstructed' && state.obstacle.kind === 'permission-missing')
      .map(({ pageId }) => measuring(pageId, chosenMs, nowMs())),
  );
  await tick();
}
