import { nowMs } from '../../platform/clock.ts';
import { needsTab } from '../../settings/needs-tab.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatch } from '../../storage/pages/watches.ts';
import { findTabPage, forgetTab, tabPages } from '../session/tab-pages.ts';
import { publish } from '../tell/publish.ts';
import { nextReadMsOf, paused } from './next-watch.ts';
import { setClock } from './schedule.ts';

/**
 * A tab was closed. Where the person wants Pages measured only while a tab shows them, measuring ends with the last
 * one; but where the whole window went, the browser may be ending, and the tabs may come back with it: the Page is
 * waited for then.
 */
export async function tabClosed(tabId: number, isWindowClosing: boolean): Promise<void> {
  const closed = await findTabPage(tabId);
  if (!closed) return;
  await forgetTab(tabId);
  const { pageId } = closed;
  if (isWindowClosing || (await tabPages()).some((tab) => tab.pageId === pageId)) return;
  if (!(await needsTab.get())) return;
  const db = await openHistory();
  const obstacle = { kind: 'no-tab', detail: 'its last tab was closed' } as const;
  await changeWatch(db, pageId, nowMs(), (watch) =>
    watch && nextReadMsOf(watch.state) !== undefined ? paused(watch, obstacle, nowMs()) : undefined,
  );
  await setClock();
  await publish(pageId);
}
