import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatches } from '../../storage/pages/watches.ts';
import { publish } from '../tell/publish.ts';
import { measuring } from './next-watch.ts';
import { setClock } from './schedule.ts';

/** The person chose another interval: Pages that are read go on in it; those that wait at an obstacle wait on. */
export async function intervalChosen(chosenMs: number): Promise<void> {
  const nextReadMs = nowMs() + chosenMs;
  const changed = await changeWatches(await openHistory(), nowMs(), (watches) =>
    watches.map((watch) =>
      watch.state.kind === 'measuring'
        ? measuring(watch.pageId, chosenMs, Math.min(watch.state.nextReadMs, nextReadMs))
        : watch,
    ),
  );
  await setClock();
  await publish(...changed.map(({ pageId }) => pageId));
}
