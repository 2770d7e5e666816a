import type { History, RefusalRecord } from '../schema.ts';

/** How often readings were refused, by Page and reason. */
export const readRefusals = (db: History): Promise<RefusalRecord[]> => db.getAll('refusals');
