import { groupOf } from '../../core/page/joins.ts';
import { METRICS } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { seriesKey } from '../../core/series/sample.ts';
import { readJoins } from '../joins/read-joins.ts';
import { readsIn } from '../reads.ts';
import type { History } from '../schema.ts';
import { deleteSeries } from '../series/delete-series.ts';
import { write } from '../series/transaction.ts';

/**
 * Forgets a Page, those that the person has joined to it, and everything that was kept of them. Campaigns go on without.
 * @returns whose it was.
 */
export function deletePage(db: History, named: PageId): Promise<readonly PageId[]> {
  return write(db, async (tx) => {
    const ids = groupOf(await readJoins(readsIn(tx)), named);
    for (const pageId of ids) {
      for (const metric of METRICS) await deleteSeries(tx, seriesKey({ pageId, metric }));
      const ofPage = IDBKeyRange.bound([pageId], [pageId, []]);
      await Promise.all([
        tx.objectStore('watchEvents').delete(ofPage),
        tx.objectStore('refusals').delete(ofPage),
        tx.objectStore('watches').delete(pageId),
        tx.objectStore('pages').delete(pageId),
      ]);
    }
    for await (const cursor of tx.objectStore('notes')) {
      if (cursor.value.pageId && ids.includes(cursor.value.pageId)) await cursor.delete();
    }
    for await (const cursor of tx.objectStore('pairs')) {
      if (cursor.value.pages.some((id) => ids.includes(id))) await cursor.delete();
    }
    const others = (id: PageId): boolean => !ids.includes(id);
    for await (const cursor of tx.objectStore('campaigns')) {
      const { targets, controls, baseline } = cursor.value;
      await cursor.update({
        ...cursor.value,
        targets: targets.filter(others),
        controls: controls.filter(others),
        baseline: baseline.filter((count) => others(count.pageId)),
      });
    }
    return ids;
  });
}

/** Forgets everything. */
export function deleteEverything(db: History): Promise<void> {
  return write(db, async (tx) => {
    await Promise.all([...tx.objectStoreNames].map((name) => tx.objectStore(name).clear()));
  });
}
