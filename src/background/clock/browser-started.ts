import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatches } from '../../storage/pages/watches.ts';
import { ensureHistory } from '../history/ensure-history.ts';
import { waitingAnew } from './next-watch.ts';
import { wake } from './wake.ts';

/** The browser starts and opens its tabs again: a Page that missed its tab before has not missed it all the while. */
export async function browserStarted(): Promise<void> {
  await ensureHistory();
  await changeWatches(await openHistory(), nowMs(), (watches) =>
    watches.flatMap((watch) => waitingAnew(watch, nowMs()) ?? []),
  );
  await wake();
}
