import type { PoolFault } from '../../core/pool/pool-fault.ts';
import type { History, PoolRecord } from '../schema.ts';
import { write } from '../series/transaction.ts';

/** One pool of one address is joined once. */
export const poolId = ({ origin, pool }: Pick<PoolRecord, 'origin' | 'pool'>): string => `${origin}/${pool}`;

/** Every pool that is joined, in the order of joining. */
export async function readPools(db: History): Promise<PoolRecord[]> {
  return (await db.getAll('pools')).toSorted((a, b) => a.joinedMs - b.joinedMs);
}

/** Keeps a pool that was joined; where it was joined before, what was shared until now is remembered. */
export async function putPool(db: History, pool: PoolRecord): Promise<void> {
  await write(db, async (tx) => {
    const before = await tx.objectStore('pools').get(pool.id);
    const known = before && { progress: before.progress, muted: before.muted, joinedMs: before.joinedMs };
    await tx.objectStore('pools').put({ ...pool, ...known });
  });
}

/** Changes a pool that is still joined; one that was left meanwhile stays left. */
export async function changePool(
  db: History,
  id: string,
  change: (pool: PoolRecord) => PoolRecord,
): Promise<void> {
  await write(db, async (tx) => {
    const pool = await tx.objectStore('pools').get(id);
    if (pool) await tx.objectStore('pools').put(change(pool));
  });
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
