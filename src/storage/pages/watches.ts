import { groupOf, type Joins } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { type WatchEvent, watchEvent } from '../../core/page/watch-event.ts';
import type { WatchState } from '../../core/page/watch-state.ts';
import { readJoins } from '../joins/read-joins.ts';
import { readsIn, readsOf } from '../reads.ts';
import type { History, HistoryWrite, WatchEventRecord, WatchRecord } from '../schema.ts';
import { write } from '../series/transaction.ts';

const IDLE: WatchState = { kind: 'not-measuring' };

/** Every watch there has been, but of Pages that are shown under another: those go on once they are two again. */
export async function readWatches(db: History): Promise<WatchRecord[]> {
  const reads = readsOf(db, ['watches', 'pairs']);
  const [watches, joins] = await Promise.all([reads.getAll('watches'), readJoins(reads)]);
  return ofLeads(watches, joins);
}

const ofLeads = (watches: readonly WatchRecord[], joins: Joins): WatchRecord[] =>
  watches.filter(({ pageId }) => !joins.has(pageId));

/** The turns of the watch of a Page and of those shown under it in a range, both ends inclusive, oldest first. */
export async function readWatchEvents(
  db: History,
  pageId: PageId,
  fromMs: number,
  toMs: number,
): Promise<WatchEvent[]> {
  if (toMs < fromMs) return [];
  const turns = await Promise.all(
    groupOf(await readJoins(db), pageId).map((id) =>
      db.getAll('watchEvents', IDBKeyRange.bound([id, fromMs], [id, toMs, []])),
    ),
  );
  // What was done to joined Pages together is one turn.
  const once = new Map(turns.flat().map(({ event }) => [`${event.atMs} ${event.kind}`, event]));
  return [...once.values()].sort((a, b) => a.atMs - b.atMs);
}

/**
 * Changes the watch of one Page as `step` says, in one transaction, and keeps the turn it took for the log.
 * @param step given the stored watch, if any, gives the next one, or nothing to leave it as it is.
 */
export function changeWatch(
  db: History,
  pageId: PageId,
  nowMs: number,
  step: (before: WatchRecord | undefined) => WatchRecord | undefined,
): Promise<void> {
  return write(db, async (tx) => {
    await changeWatchIn(tx, pageId, nowMs, step);
  });
}

/** The watch of a Page before and after a step; the very same where it was left as it is. */
export interface WatchStep {
  readonly before: WatchRecord | undefined;
  readonly after: WatchRecord | undefined;
}

/** The same within a transaction. A Page that was deleted meanwhile is watched no more. */
export async function changeWatchIn(
  tx: HistoryWrite,
  pageId: PageId,
  nowMs: number,
  step: (before: WatchRecord | undefined) => WatchRecord | undefined,
): Promise<WatchStep> {
  const before = await tx.objectStore('watches').get(pageId);
  const after = step(before);
  if (!after) return { before, after: before };
  if (!before && (await tx.objectStore('pages').getKey(pageId)) === undefined)
    return { before, after: before };
  await putWatch(tx, before, after, nowMs);
  return { before, after };
}

/**
 * Changes watches together, in one transaction.
 * @param step given all watches but of Pages that are shown under another, gives those that are to be stored anew.
 * @returns all of them as they stand then.
 */
export function changeWatches(
  db: History,
  nowMs: number,
  step: (all: readonly WatchRecord[]) => readonly WatchRecord[],
): Promise<readonly WatchRecord[]> {
  return write(db, (tx) => changeWatchesIn(tx, nowMs, step));
}

/** The same within a transaction. @param known which Pages are joined, where that is known. */
export async function changeWatchesIn(
  tx: HistoryWrite,
  nowMs: number,
  step: (all: readonly WatchRecord[]) => readonly WatchRecord[],
  known?: Joins,
): Promise<readonly WatchRecord[]> {
  const joins = known ?? (await readJoins(readsIn(tx)));
  const all = ofLeads(await tx.objectStore('watches').getAll(), joins);
  const byPage = new Map(all.map((watch) => [watch.pageId, watch]));
  for (const next of step(all)) {
    await putWatch(tx, byPage.get(next.pageId), next, nowMs);
    byPage.set(next.pageId, next);
  }
  return [...byPage.values()];
}

async function putWatch(
  tx: HistoryWrite,
  before: WatchRecord | undefined,
  next: WatchRecord,
  nowMs: number,
): Promise<void> {
  await tx.objectStore('watches').put(next);
  const event = watchEvent(before?.state ?? IDLE, next.state, nowMs);
  if (event) await putWatchEvent(tx, { pageId: next.pageId, event });
  const { origin } = next;
  if (origin && (origin.road !== before?.origin?.road || origin.host !== before.origin.host))
    await putWatchEvent(tx, { pageId: next.pageId, event: { kind: 'road', atMs: nowMs, ...origin } });
}

/** Keeps a turn; the same one is never kept twice. */
export async function putWatchEvent(tx: HistoryWrite, record: WatchEventRecord): Promise<void> {
  const { pageId, event } = record;
  await tx.objectStore('watchEvents').put(record, [pageId, event.atMs, event.kind]);
}
