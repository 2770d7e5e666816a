import { EMPTY_MEMORY, type RoadMemory } from '../../core/road/road-memory.ts';
import type { History, HistoryWrite } from '../schema.ts';
import { write } from '../series/transaction.ts';

const KEY = 'memory';

/** What is remembered of the roads. */
export const readRoads = async (db: History): Promise<RoadMemory> =>
  (await db.get('roads', KEY)) ?? EMPTY_MEMORY;

/**
 * Changes what is remembered of the roads.
 * @param change gives the next memory; the one that was given leaves it as it is.
 * @returns what was remembered before.
 */
export async function changeRoadsIn(
  tx: HistoryWrite,
  change: (before: RoadMemory) => RoadMemory,
): Promise<RoadMemory> {
  const roads = tx.objectStore('roads');
  const before = (await roads.get(KEY)) ?? EMPTY_MEMORY;
  const after = change(before);
  if (after !== before) await roads.put(after, KEY);
  return before;
}

/** The same in a transaction of its own: two reads that go out at once see each other. */
export const changeRoads = (db: History, change: (before: RoadMemory) => RoadMemory): Promise<RoadMemory> =>
  write(db, (tx) => changeRoadsIn(tx, change));
