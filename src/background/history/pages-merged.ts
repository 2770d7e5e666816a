import type { PageId } from '../../core/page/page-identity.ts';
import { notifyViews } from '../../messaging/notices.ts';
import { forgetAlertState } from '../../settings/alert-state.ts';
import { renameTabPages } from '../session/tab-pages.ts';

/** Pages turned out to be another one: their tabs are that one's from now on, and no view shows them any more. */
export async function pagesMerged(from: readonly PageId[], into: PageId): Promise<void> {
  await renameTabPages(from, into);
  for (const pageId of from) {
    await forgetAlertState(pageId);
    await notifyViews('pageRemoved', { pageId });
  }
}
