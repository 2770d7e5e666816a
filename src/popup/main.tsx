import { computed, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { PageId } from '../core/page/page-identity.ts';
import type { PageView } from '../core/summary/series-summary.ts';
import type { StorageState } from '../core/summary/storage-state.ts';
import { withDisk } from '../core/summary/with-disk.ts';
import { parseAddress } from '../facebook/facts/addresses.ts';
import { keysOf, shareKey } from '../facebook/facts/page-key.ts';
import { askBackground } from '../messaging/send.ts';
import { browser } from '../platform/browser.ts';
import { logError } from '../platform/log.ts';
import { requestSiteAccess } from '../platform/site-access.ts';
import { overlayHidden, shownOn } from '../settings/overlay.ts';
import { openHistory } from '../storage/database.ts';
import { readViews, type StoredViews } from '../storage/pages/page-views.ts';
import type { History } from '../storage/schema.ts';
import { livePages } from '../ui/live/live-pages.ts';
import { storedSignal } from '../ui/live/stored-signal.ts';
import { tickingNow } from '../ui/live/ticking-now.ts';
import { unlessBlocked } from '../ui/live/unless-blocked.ts';
import { watchSiteAccess } from '../ui/live/watch-site-access.ts';
import { Button } from '../ui/parts/button.tsx';
import { liveStorageState, StorageNotice } from '../ui/parts/storage-notice.tsx';
import { loadText, ownText } from '../ui/text/load-text.ts';
import type { Text } from '../ui/text/text.ts';
import { ObstacleNotice } from './obstacle-notice.tsx';
import { type PopupActions, PopupView } from './popup-view.tsx';
import { PrivateView } from './private-view.tsx';
import { tabObstacle } from './tab-obstacle.ts';

const NOW_EVERY_MS = 10_000;

/** Nothing where the browser opens no database; the notice says so then. */
async function readWhatThereIs(opening: Promise<History>): Promise<StoredViews> {
  try {
    const db = await opening;
    const stored = await readViews(db);
    db.close();
    return stored;
  } catch (error) {
    void logError('the popup', error);
    return { views: [], campaigns: [] };
  }
}

/** The Page whose address a tab has, as far as the address tells. */
function findPageOf(address: string | undefined, pages: readonly PageView[]): PageId | undefined {
  const parsed = parseAddress(address ?? '');
  return parsed && pages.find(({ page }) => shareKey(keysOf(page), parsed.keys))?.page.id;
}

/**
 * The text in the browser's own language, ready to write the first figures. It keeps the processor for as long as the
 * history takes to be read, and so is made meanwhile: once that has been asked for.
 */
function readyText(): Text {
  const text = ownText();
  const { format } = text;
  for (const decimals of [0, 1]) {
    format.plural(2, decimals);
    format.decimal(2, decimals);
  }
  return text;
}

/**
 * Everything is asked for at once: the popup is drawn as soon as the slowest answer is there.
 * @param signal ends with the popup.
 */
async function showPopup(signal: AbortSignal): Promise<void> {
  const showPages = livePages(signal);
  const opening = unlessBlocked(openHistory());
  const reading = readWhatThereIs(opening);
  const asked = opening.catch(() => undefined);
  const tabAsked = browser.tabs.query({ active: true, currentWindow: true });
  const [stored, hidden, hasAccess, [tab], inTheWay, text] = await Promise.all([
    reading,
    storedSignal(overlayHidden, signal),
    watchSiteAccess(signal),
    tabAsked,
    tabAsked.then(([shown]) => tabObstacle(shown)),
    asked.then(() => loadText(readyText)),
  ]);
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  if (tab?.incognito) {
    render(<PrivateView text={text} />, document.body);
    return;
  }
  const storage = liveStorageState(signal);
  const pages = showPages(stored.views);
  render(
    <PopupView
      pages={computed(() => pages.value.map((view) => withDisk(view, storage.value)))}
      now={tickingNow(NOW_EVERY_MS, signal)}
      hidden={hidden}
      hasAccess={hasAccess}
      activeId={findPageOf(tab?.url, stored.views)}
      campaign={stored.campaigns[0]}
      text={text}
      actions={actions}
      notices={
        <>
          {inTheWay && hasAccess.value && <ObstacleNotice kind={inTheWay} text={text} />}
          <LiveStorage state={storage} text={text} />
        </>
      }
    />,
    document.body,
  );
}

const LiveStorage = ({ state, text }: { state: ReadonlySignal<StorageState>; text: Text }) => (
  <StorageNotice
    state={state.value}
    text={text}
    toData={<Button of={text.say('storage_make_room')} onClick={() => actions.openDashboard('data')} />}
  />
);

const actions: PopupActions = {
  setMeasuring: ({ page }, measuring) => void askBackground('setMeasuring', { pageId: page.id, measuring }),
  setMetric: ({ page }, metric) => void askBackground('setMetric', { pageId: page.id, metric }),
  setCloseUp: ({ page }, everyMs) => void askBackground('setCloseUp', { pageId: page.id, everyMs }),
  openCharts: ({ page }) => void askBackground('openDashboard', { pageId: page.id }),
  share: ({ page }) =>
    void askBackground('openDashboard', { pageId: page.id, place: 'share' }).then(() => close()),
  showOverlay: ({ page }) =>
    void overlayHidden.get().then((hidden) => overlayHidden.set(shownOn(hidden, page.id))),
  showOverlayEverywhere: () =>
    void overlayHidden.get().then((hidden) => overlayHidden.set({ ...hidden, everywhere: false })),
  openDashboard: (place) =>
    void askBackground('openDashboard', place === 'home' ? {} : { place }).then(() => close()),
  requestAccess: () => void requestSiteAccess(),
};

const closed = new AbortController();
addEventListener('pagehide', () => closed.abort());
void showPopup(closed.signal);
