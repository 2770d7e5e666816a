import { render } from 'preact';
import { parseAddress, shareAlias } from '../core/page/addresses.ts';
import type { PageId } from '../core/page/page-identity.ts';
import type { PageView } from '../core/series/series-summary.ts';
import { askBackground } from '../messaging/send.ts';
import { browser } from '../platform/browser.ts';
import { openHistory } from '../storage/database.ts';
import { readPageViews } from '../storage/page-views.ts';
import { livePages } from '../ui/live-pages.ts';
import { browserText } from '../ui/text.ts';
import { tickingNow } from '../ui/ticking-now.ts';
import { PopupView } from './popup-view.tsx';

/** The Page of the tab the popup was opened over, as far as its address tells. */
async function findActivePage(pages: readonly PageView[]): Promise<PageId | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const address = parseAddress(tab?.url ?? '');
  return address && pages.find(({ page }) => shareAlias(page.aliases, address.keys))?.page.id;
}

/** @param signal ends with the popup. */
async function showPopup(signal: AbortSignal): Promise<void> {
  const text = browserText((key) => browser.i18n.getMessage(key));
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  const db = await openHistory();
  const stored = await readPageViews(db);
  db.close();
  const activeId = await findActivePage(stored);
  render(
    <PopupView
      pages={livePages(stored, signal)}
      now={tickingNow(15_000, signal)}
      activeId={activeId}
      text={text}
      actions={actions}
    />,
    document.body,
  );
}

const actions = {
  setMeasuring: ({ page }: PageView, measuring: boolean) =>
    void askBackground('setMeasuring', { pageId: page.id, measuring }),
  openPage: ({ page }: PageView) => void browser.tabs.create({ url: page.address }),
  openDashboard: () => void askBackground('openDashboard', {}),
};

const closed = new AbortController();
addEventListener('pagehide', () => closed.abort());
void showPopup(closed.signal);
