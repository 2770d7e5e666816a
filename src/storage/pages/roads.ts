import { EMPTY_MEMORY, type RoadMemory } from '../../core/road/road-memory.ts';
import type { History } from '../schema.ts';
import { write } from '../series/transaction.ts';

const KEY = 'memory';

/** What is remembered of the roads. */
export const readRoads = async (db: History): Promise<RoadMemory> =>
  (await db.get('roads', KEY)) ?? EMPTY_MEMORY;

/**
 * Changes what is remembered of the roads, in one transaction: two reads that go out at once see each other.
 * @param step gives the next memory and a result; the memory that was given leaves it as it is.
 * @returns the result.
 */
export function changeRoads<Result>(
  db: History,
  step: (before: RoadMemory) => { readonly memory: RoadMemory; readonly result: Result },
): Promise<Result> {
  return write(db, async (tx) => {
    const roads = tx.objectStore('roads');
    const before = (await roads.get(KEY)) ?? EMPTY_MEMORY;
    const { memory, result } = step(before);
    if (memory !== before) await roads.put(memory, KEY);
    return result;
  });
}
