import type { PageId } from '../core/page/page-identity.ts';
import type { History, HistoryWrite, WatchRecord } from './schema.ts';
import { write } from './transaction.ts';

/** Every watch there has been. */
export const readWatches = (db: History): Promise<WatchRecord[]> => db.getAll('watches');

/**
 * Changes the watch of one Page as `step` says, in one transaction.
 * @param step given the stored watch, if any, gives the next one, or nothing to leave it as it is.
 * @returns the watch as it stands then, if there is one.
 */
export function changeWatch(
  db: History,
  pageId: PageId,
  step: (before: WatchRecord | undefined) => WatchRecord | undefined,
): Promise<WatchRecord | undefined> {
  return write(db, (tx) => changeWatchIn(tx, pageId, step));
}

/** The same inside a transaction. */
export async function changeWatchIn(
  tx: HistoryWrite,
  pageId: PageId,
  step: (before: WatchRecord | undefined) => WatchRecord | undefined,
): Promise<WatchRecord | undefined> {
  const watches = tx.objectStore('watches');
  const before = await watches.get(pageId);
  const next = step(before);
  if (next && next !== before) await watches.put(next);
  return next ?? before;
}

/**
 * Changes watches together, in one transaction.
 * @param step given all watches, gives those that are to be stored anew.
 * @returns what `step` gave.
 */
export function changeWatches(
  db: History,
  step: (all: readonly WatchRecord[]) => readonly WatchRecord[],
): Promise<readonly WatchRecord[]> {
  return write(db, async (tx) => {
    const watches = tx.objectStore('watches');
    const changed = step(await watches.getAll());
    for (const watch of changed) await watches.put(watch);
    return changed;
  });
}
