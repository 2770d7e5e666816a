import type { PageId } from '../../core/page/page-identity.ts';
import { notifyTab, notifyViews } from '../../messaging/notices.ts';
import type { ImportAnswer } from '../../messaging/protocol.ts';
import type { BackgroundHandlers } from '../../messaging/serve.ts';
import { nowMs } from '../../platform/clock.ts';
import { forgetAlertState } from '../../settings/alert-state.ts';
import { openHistory } from '../../storage/database.ts';
import { completeBaselines } from '../../storage/pages/campaigns.ts';
import { deleteEverything, deletePage } from '../../storage/pages/delete-page.ts';
import { changePage } from '../../storage/pages/pages.ts';
import { checkPoolsAnew } from '../../storage/pool/pools.ts';
import { takeBackAnyway } from '../../storage/series/set-apart.ts';
import { write } from '../../storage/series/transaction.ts';
import { importHistory } from '../../storage/transfer/import-history.ts';
import { setClock } from '../clock/schedule.ts';
import { ensureHistory } from '../history/ensure-history.ts';
import { refreshFigures } from '../history/refresh-figures.ts';
import { upkeepSoon } from '../history/upkeep.ts';
import { endPools } from '../pool/pool-clock.ts';
import { storageState } from '../session/storage-state.ts';
import { tabPages } from '../session/tab-pages.ts';
import { showBadge } from '../tell/badge.ts';
import { publish } from '../tell/publish.ts';

/** Steps of working figures out again within the answer to the last part of a file: some seconds; a month of one Page. */
const RECOMPUTE_STEPS = 200;

/** The questions about the history as a whole. */
export const hicampaignHandlers: Pick<
  BackgroundHandlers,
  'importHistory' | 'changePage' | 'takeBack' | 'deletePage' | 'deleteHistory' | 'getStorageState'
> = {
  async getStorageState() {
    const state = await storageState();
    if (state.kind !== 'blocked') return state;
    await ensureHistory();
    return storageState();
  },

  async importHistory({ file, more }): Promise<ImportAnswer> {
    const db = await openHistory();
    const done = await importHistory(db, file, nowMs(), more, RECOMPUTE_STEPS);
    if (done.kind === 'refused') return { ...done, pages: 0, samplesAdded: 0, samplesKnown: 0 };
    // What came in behind the last push was never pushed.
    if (done.samplesAdded > 0) await checkPoolsAnew(db);
    // A long history is worked through by and by: who imports it waits for the samples alone.
    if (done.isStale) upkeepSoon();
    if (!more) {
      await write(db, async (tx) => {
        for (const pageId of done.pages) await completeBaselines(tx, pageId, nowMs());
      });
      await publish(...done.pages);
      await notifyViews('campaignsChanged', {});
    }
    const { samplesAdded, samplesKnown } = done;
    return { kind: 'imported', pages: done.pages.length, samplesAdded, samplesKnown, reason: '' };
  },

  async changePage({ pageId, ...said }) {
    const db = await openHistory();
    await write(db, (tx) => changePage(tx, pageId, said));
    await publish(pageId);
  },

  async takeBack(series) {
    const db = await openHistory();
    if ((await takeBackAnyway(db, series, nowMs())) > 0) await refreshFigures(db);
    await publish(series.pageId);
  },

  async deletePage({ pageId }) {
    for (const id of await deletePage(await openHistory(), pageId)) {
      await forgetBeside(id);
      await tellRemoved(id);
    }
    await setClock();
    await showBadge();
  },

  async deleteHistory() {
    const db = await openHistory();
    const [pages, pools] = await Promise.all([db.getAllKeys('pages'), db.getAllKeys('pools')]);
    await deleteEverything(db);
    await endPools(pools);
    for (const pageId of pages) {
      await forgetBeside(pageId);
      await tellRemoved(pageId);
    }
    await setClock();
    await showBadge();
  },
};

/** Forgets what is known of a Page outside the history. */
async function forgetBeside(pageId: PageId): Promise<void> {
  await forgetAlertState(pageId);
}

async function tellRemoved(pageId: PageId): Promise<void> {
  const tabs = (await tabPages()).filter((tab) => tab.pageId === pageId);
  await Promise.all([
    notifyViews('pageRemoved', { pageId }),
    ...tabs.map(({ tabId }) => notifyTab(tabId, 'pageRemoved', { pageId })),
  ]);
}
