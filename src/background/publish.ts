import type { PageId } from '../core/page/page-identity.ts';
import { notifyTab, notifyViews } from '../messaging/notices.ts';
import { openHistory } from '../storage/database.ts';
import { readPageView } from '../storage/page-views.ts';
import { showBadge } from './badge.ts';
import { tabPages } from './tab-pages.ts';

/** Tells every view how a Page stands now: our own open pages, the tabs that show it, the badge. */
export async function publish(pageId: PageId): Promise<void> {
  const view = await readPageView(await openHistory(), pageId);
  if (!view) return;
  const tabs = (await tabPages()).filter((tab) => tab.pageId === pageId);
  await Promise.all([
    notifyViews('pageChanged', { view }),
    ...tabs.map(({ tabId }) => notifyTab(tabId, 'pageChanged', { view })),
    showBadge(),
  ]);
}
