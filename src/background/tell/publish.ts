import type { PageId } from '../../core/page/page-identity.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { withDisk } from '../../core/summary/with-disk.ts';
import { notifyTab, notifyViews } from '../../messaging/notices.ts';
import { logError } from '../../platform/log.ts';
import { readSettings } from '../../settings/settings.ts';
import { openHistory } from '../../storage/database.ts';
import { readPageView } from '../../storage/pages/page-views.ts';
import type { BrowserNow } from '../session/browser-now.ts';
import { readSession } from '../session/session.ts';
import { setStorageState } from '../session/storage-state.ts';
import { raiseAlerts } from './alerts.ts';
import { showBadge } from './badge.ts';

/** Tells every view how Pages stand now: our own open pages, the tabs that show them, and once for all the badge. */
export async function publish(...pageIds: readonly PageId[]): Promise<void> {
  const [db, session, settings] = await Promise.all([openHistory(), readSession(), readSettings()]);
  const now = { session, settings };
  await Promise.all(
    pageIds.map(async (pageId) => {
      const view = await readPageView(db, pageId);
      if (view) await tell(view, now);
    }),
  );
  await showBadge(now);
}

/** Tells how a Page stands after a look at it was kept: so there is room on the disk, and nobody blocks the history. */
export async function publishKept(view: PageView, { session, settings }: TellingNow): Promise<void> {
  if (/^(?:full|blocked)$/.test(session.storage.kind)) await setStorageState({ kind: 'well' });
  await tell(view, { session: { ...session, storage: { kind: 'well' } }, settings });
}

type TellingNow = Pick<BrowserNow, 'session' | 'settings'>;

async function tell(stored: PageView, { session, settings }: TellingNow): Promise<void> {
  const { tabs, storage } = session;
  const view = withDisk(stored, storage);
  const shown = [view.page.id, ...(view.joined ?? [])];
  const own = tabs.filter(({ pageId }) => shown.includes(pageId));
  await Promise.all([
    notifyViews('pageChanged', { view }),
    ...own.map(({ tabId }) => notifyTab(tabId, 'pageChanged', { view })),
    raiseAlerts(view, settings.alerts).catch((error: unknown) => logError('alerts', error)),
  ]);
}
