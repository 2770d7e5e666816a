import { groupOf } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { nowMs } from '../../platform/clock.ts';
import { readJoins } from '../../storage/joins/read-joins.ts';
import { changeWatchIn } from '../../storage/pages/watches.ts';
import { readsIn } from '../../storage/reads.ts';
import type { History } from '../../storage/schema.ts';
import { write } from '../../storage/series/transaction.ts';
import { stopped } from './next-watch.ts';

/** The person pressed Stop: the Pages that are shown under this one must not go on either, once they are two again. */
export const stopMeasuring = (db: History, pageId: PageId): Promise<void> =>
  write(db, async (tx) => {
    for (const id of groupOf(await readJoins(readsIn(tx)), pageId))
      await changeWatchIn(tx, id, nowMs(), (watch) => watch && stopped(watch));
  });
