import type { PoolFault } from '../../core/pool/pool-fault.ts';
import type { History, HistoryWrite, PoolProgress, PoolRecord } from '../schema.ts';
import { write } from '../series/transaction.ts';

/** One pool of one address is joined once. */
export const poolId = ({ origin, pool }: Pick<PoolRecord, 'origin' | 'pool'>): string => `${origin}/${pool}`;

/** What a person agreed to, and when: who joins again, or to more Pages, agrees again. */
export type Agreement = Pick<PoolRecord, 'id' | 'agreedMs'>;

/** How far sharing has come with a pool that was joined just now. */
const NOTHING_SHARED: PoolProgress = {
  pushedMs: {},
  confirmedMs: 0,
  checkedMs: 0,
  short: { times: 0, atMs: 0 },
  pulledMs: 0,
  comparedMs: 0,
  comparedAllMs: 0,
};

/** Every pool that is joined, in the order of agreeing. */
export async function readPools(db: History): Promise<PoolRecord[]> {
  return (await db.getAll('pools')).toSorted((a, b) => a.agreedMs - b.agreedMs);
}

/** Keeps a pool that was joined; where it was joined before, what was shared until now is remembered. */
export async function putPool(
  db: History,
  pool: Omit<PoolRecord, 'progress' | 'muted' | 'condition' | 'offered'>,
): Promise<void> {
  await write(db, async (tx) => {
    const before = await tx.objectStore('pools').get(pool.id);
    await tx.objectStore('pools').put({
      ...pool,
      offered: [],
      muted: before?.muted ?? [],
      condition: before?.condition ?? { kind: 'new' },
      // Other Pages may be shared than before: all hours are compared once more.
      progress: { ...(before?.progress ?? NOTHING_SHARED), checkedMs: 0, comparedAllMs: 0 },
    });
  });
}

/** The pool with more of the Pages that it was seen to be about, which the person agreed to share. */
export function agreedTo(pool: PoolRecord, pages: readonly string[], nowMs: number): PoolRecord {
  const added = pool.offered.filter((id) => pages.includes(id));
  if (added.length === 0) return pool;
  return {
    ...pool,
    pages: [...pool.pages, ...added.map((id) => ({ id, name: '' }))],
    offered: pool.offered.filter((id) => !added.includes(id)),
    agreedMs: nowMs,
    progress: { ...pool.progress, checkedMs: 0, comparedAllMs: 0 },
  };
}

/** Whether what was agreed to then still holds: neither left nor agreed to again. */
export async function isAgreed(db: History, agreement: Agreement): Promise<boolean> {
  return (await db.get('pools', agreement.id))?.agreedMs === agreement.agreedMs;
}

/** The same within a transaction that writes what the agreement allows. */
export async function isAgreedIn(tx: HistoryWrite, agreement: Agreement): Promise<boolean> {
  return (await tx.objectStore('pools').get(agreement.id))?.agreedMs === agreement.agreedMs;
}

/** Changes a pool that is joined; one that was left meanwhile stays left. */
export async function changePool(
  db: History,
  id: string,
  change: (pool: PoolRecord) => PoolRecord,
): Promise<void> {
  // Of this store alone: a round changes it now and again, and no view waits for that.
  const tx = db.transaction('pools', 'readwrite');
  const pool = await tx.store.get(id);
  if (pool) await tx.store.put(change(pool));
  await tx.done;
}

/** Changes how far sharing has come, while what was agreed to holds. */
export async function changeProgress(
  db: History,
  { id, agreedMs }: Agreement,
  change: (progress: PoolProgress) => PoolProgress,
): Promise<void> {
  await changePool(db, id, (pool) =>
    pool.agreedMs === agreedMs ? { ...pool, progress: change(pool.progress) } : pool,
  );
}

/** Has all hours compared with every pool once more: samples came in behind what was pushed, as an import's do. */
export async function checkPoolsAnew(db: History): Promise<void> {
  for (const pool of await readPools(db))
    await changeProgress(db, pool, (progress) => ({ ...progress, checkedMs: 0 }));
}

/** The pool does well again, or does not for this reason; since when is kept while the reason stays the same. */
export const conditionAfter = (
  { condition }: PoolRecord,
  fault: PoolFault | undefined,
  nowMs: number,
): PoolRecord['condition'] => {
  if (fault === undefined) return { kind: 'well', atMs: nowMs };
  const isSame = condition.kind === 'fault' && condition.fault === fault;
  return { kind: 'fault', fault, sinceMs: isSame ? condition.sinceMs : nowMs };
};

/** Forgets a pool. @param others whether what other observers shared goes too. */
export async function removePool(db: History, id: string, others: 'keep' | 'delete'): Promise<void> {
  await write(db, async (tx) => {
    await tx.objectStore('pools').delete(id);
    if (others === 'delete') await tx.objectStore('pooled').delete(IDBKeyRange.bound([id], [id, []]));
  });
}
