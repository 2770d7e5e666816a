import type { PageId } from '../../core/page/page-identity.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { withDisk } from '../../core/summary/with-disk.ts';
import { notifyTab, notifyViews } from '../../messaging/notices.ts';
import { logError } from '../../platform/log.ts';
import { openHistory } from '../../storage/database.ts';
import { readPageView } from '../../storage/pages/page-views.ts';
import { readSession, type Session } from '../session/session.ts';
import { setStorageState } from '../session/storage-state.ts';
import { raiseAlerts } from './alerts.ts';
import { showBadge } from './badge.ts';

/** Tells every view how Pages stand now: our own open pages, the tabs that show them, and once for all the badge. */
export async function publish(...pageIds: readonly PageId[]): Promise<void> {
  const [db, session] = await Promise.all([openHistory(), readSession()]);
  await Promise.all(
    pageIds.map(async (pageId) => {
      const view = await readPageView(db, pageId);
      if (view) await tell(view, session);
    }),
  );
  await showBadge(session.tabs);
}

/** Tells how a Page stands after a look at it was kept: so there is room on the disk, and nobody blocks the history. */
export async function publishKept(view: PageView, session: Session): Promise<void> {
  if (/^(?:full|blocked)$/.test(session.storage.kind)) await setStorageState({ kind: 'well' });
  await tell(view, { ...session, storage: { kind: 'well' } });
}

async function tell(stored: PageView, { tabs, storage }: Session): Promise<void> {
  const view = withDisk(stored, storage);
  const shown = [view.page.id, ...(view.joined ?? [])];
  const own = tabs.filter(({ pageId }) => shown.includes(pageId));
  await Promise.all([
    notifyViews('pageChanged', { view }),
    ...own.map(({ tabId }) => notifyTab(tabId, 'pageChanged', { view })),
    raiseAlerts(view).catch((error: unknown) => logError('alerts', error)),
  ]);
}
