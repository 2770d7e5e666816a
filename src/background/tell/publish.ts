import type { PageId } from '../../core/page/page-identity.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { notifyTab, notifyViews } from '../../messaging/notices.ts';
import { logError } from '../../platform/log.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { readPageView } from '../../storage/pages/page-views.ts';
import { withHeld } from '../../storage/series/with-held.ts';
import { heldLooks } from '../session/held-looks.ts';
import { tabPages } from '../session/tab-pages.ts';
import { raiseAlerts } from './alerts.ts';
import { showBadge } from './badge.ts';

/** Tells every view how Pages stand now: our own open pages, the tabs that show them, and once for all the badge. */
export async function publish(...pageIds: readonly PageId[]): Promise<void> {
  await Promise.all(pageIds.map(tell));
  await showBadge();
}

async function tell(pageId: PageId): Promise<void> {
  const view = await viewOf(pageId);
  if (!view) return;
  const tabs = (await tabPages()).filter((tab) => tab.pageId === pageId);
  await Promise.all([
    notifyViews('pageChanged', { view }),
    ...tabs.map(({ tabId }) => notifyTab(tabId, 'pageChanged', { view })),
    raiseAlerts(view).catch((error: unknown) => logError('alerts', error)),
  ]);
}

/** The Page as it stands, with what is held in memory for want of room as if it were kept. */
export async function viewOf(pageId: PageId): Promise<PageView | undefined> {
  const [db, held, chosenMs] = await Promise.all([openHistory(), heldLooks(pageId), interval.get()]);
  const view = await readPageView(db, pageId);
  return view && held.length > 0 ? withHeld(db, view, held, chosenMs / 2) : view;
}
