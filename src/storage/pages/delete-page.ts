import { METRICS } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { seriesKey } from '../../core/series/sample.ts';
import type { History } from '../schema.ts';
import { deleteSeries } from '../series/delete-series.ts';
import { EVERY_STORE, write } from '../series/transaction.ts';

/** Forgets a Page and everything that was kept of it. Campaigns go on without it. */
export function deletePage(db: History, pageId: PageId): Promise<void> {
  return write(db, async (tx) => {
    for (const metric of METRICS) await deleteSeries(tx, seriesKey({ pageId, metric }));
    const ofPage = IDBKeyRange.bound([pageId], [pageId, []]);
    await Promise.all([
      tx.objectStore('watchEvents').delete(ofPage),
      tx.objectStore('refusals').delete(ofPage),
      tx.objectStore('watches').delete(pageId),
      tx.objectStore('pages').delete(pageId),
    ]);
    for await (const cursor of tx.objectStore('notes')) {
      if (cursor.value.pageId === pageId) await cursor.delete();
    }
    const others = (id: PageId): boolean => id !== pageId;
    for await (const cursor of tx.objectStore('campaigns')) {
      const { targets, controls, baseline } = cursor.value;
      await cursor.update({
        ...cursor.value,
        targets: targets.filter(others),
        controls: controls.filter(others),
        baseline: baseline.filter((count) => others(count.pageId)),
      });
    }
  });
}

/** Forgets everything. */
export function deleteEverything(db: History): Promise<void> {
  return write(db, async (tx) => {
    await Promise.all(EVERY_STORE.map((name) => tx.objectStore(name).clear()));
  });
}
