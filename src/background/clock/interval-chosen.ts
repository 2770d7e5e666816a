import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatches } from '../../storage/pages/watches.ts';
import { publish } from '../tell/publish.ts';
import { measuring } from './next-watch.ts';
import { pacesNow } from './pace-now.ts';
import { setClock } from './schedule.ts';

/** The person chose another interval: Pages that are read go on in it; those that wait at an obstacle wait on. */
export async function intervalChosen(wantedMs: number): Promise<void> {
  const changed = await changeWatches(await openHistory(), nowMs(), (all) => {
    const watches = all.map((watch) => ({ ...watch, wantedMs }));
    const paces = pacesNow(watches);
    return watches.map((watch) => {
      const paceMs = paces.get(watch.pageId) ?? wantedMs;
      return watch.state.kind === 'measuring'
        ? measuring(watch, paceMs, Math.min(watch.state.nextReadMs, nowMs() + paceMs))
        : watch;
    });
  });
  await setClock();
  await publish(...changed.map(({ pageId }) => pageId));
}
