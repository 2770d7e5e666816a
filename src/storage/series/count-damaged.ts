import type { History } from '../schema.ts';

/** How many records could not be read and are kept apart. */
export const countDamaged = (db: History): Promise<number> => db.count('damaged');
