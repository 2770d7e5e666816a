import { leadOf } from '../../core/page/joins.ts';
import { readJoins } from '../joins/read-joins.ts';
import type { History, RefusalRecord } from '../schema.ts';

/** How often readings were refused, by Page and reason; of a joined Page as of the one it is shown under. */
export async function readRefusals(db: History): Promise<RefusalRecord[]> {
  const joins = await readJoins(db);
  return (await db.getAll('refusals')).map((one) => ({ ...one, pageId: leadOf(joins, one.pageId) }));
}
