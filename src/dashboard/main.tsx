import { computed, signal as store } from '@preact/signals';
import { render } from 'preact';
import type { StorageState } from '../core/summary/storage-state.ts';
import { withDisk } from '../core/summary/with-disk.ts';
import { onNotice } from '../messaging/notices.ts';
import { askBackground } from '../messaging/send.ts';
import { logError } from '../platform/log.ts';
import { isInPrivateWindow } from '../platform/private-window.ts';
import { languageChoice } from '../settings/language-choice.ts';
import { openHistory } from '../storage/database.ts';
import { readNotes } from '../storage/pages/notes.ts';
import { readViews } from '../storage/pages/page-views.ts';
import { readPooledPage } from '../storage/pool/pooled-pages.ts';
import type { History } from '../storage/schema.ts';
import { readJoinedHistories } from '../storage/series/joined-series.ts';
import { livePages } from '../ui/live/live-pages.ts';
import { tickingNow } from '../ui/live/ticking-now.ts';
import { unlessBlocked } from '../ui/live/unless-blocked.ts';
import { watchSiteAccess } from '../ui/live/watch-site-access.ts';
import { loadText } from '../ui/text/load-text.ts';
import type { Text } from '../ui/text/text.ts';
import { seriesOfCampaign } from './campaign/series-of-campaign.ts';
import { DashboardView } from './dashboard-view.tsx';
import { pooledHistories } from './histories/pooled-histories.ts';
import { rateHistories } from './histories/rate-histories.ts';
import { recomputeWorkers } from './histories/recompute/recompute-workers.ts';
import { type HistoryReader, seriesHistories } from './histories/series-histories.ts';
import { hashOf, parseRoute, type Route } from './shared/route.ts';
import { undoDesk } from './shared/undo-desk.ts';

const NOW_EVERY_MS = 10_000;

/** What the first figures need, in one read. The connection may end at any time: it is asked for each piece of work. */
async function readFirst(opening: Promise<History>) {
  const db = await opening;
  const [{ views, campaigns }, notes] = await Promise.all([readViews(db), readNotes(db)]);
  return { views, campaigns, notes };
}

const reader: HistoryReader = async (wanted) => readJoinedHistories(await openHistory(), wanted);

/** @param signal ends with the page. */
async function showDashboard(signal: AbortSignal): Promise<void> {
  const failure = store(false);
  const fail = (error: unknown): void => {
    failure.value = true;
    void logError('the dashboard', error);
  };
  const storage = store<StorageState>({ kind: 'well' });
  const showPages = livePages(signal);
  const opening = unlessBlocked(openHistory());
  const reading = readFirst(opening);
  const [text, first, hasAccess] = await Promise.all([
    // Made while the history is being read: it keeps the processor for as long.
    opening.catch(() => undefined).then(() => loadText()),
    reading.catch((error: unknown) => {
      // A history that cannot be opened is told; everything else of the dashboard is still of use.
      void logError('the dashboard', error);
      storage.value = { kind: isInPrivateWindow() ? 'private-window' : 'no-history' };
      return { views: [], campaigns: [], notes: [] } satisfies Awaited<typeof reading>;
    }),
    watchSiteAccess(signal),
  ]);
  const undo = undoDesk(fail, signal);
  const livePagesAll = showPages(first.views);
  const keptCampaigns = store(first.campaigns);
  // What is being deleted is out of sight at once.
  const pages = computed(() =>
    livePagesAll.value
      .filter(({ page }) => undo.held.value?.key !== `page ${page.id}`)
      .map((view) => withDisk(view, storage.value)),
  );
  const campaigns = computed(() =>
    keptCampaigns.value.filter(({ id }) => undo.held.value?.key !== `campaign ${id}`),
  );
  const keptNotes = store(first.notes);
  const notes = computed(() => keptNotes.value.filter(({ id }) => undo.held.value?.key !== `note ${id}`));
  onNotice(
    'campaignsChanged',
    () => {
      readFirst(unlessBlocked(openHistory()))
        .then((next) => {
          keptCampaigns.value = next.campaigns;
          keptNotes.value = next.notes;
        })
        .catch(fail);
    },
    signal,
  );
  const histories = seriesHistories(reader, pages, fail, signal);
  const pooled = pooledHistories(
    async (keys, metric) => readPooledPage(await openHistory(), keys, metric),
    fail,
    signal,
  );
  const poolChanges = store(0);
  onNotice(
    'poolChanged',
    ({ isSharedChanged }) => {
      poolChanges.value += 1;
      if (isSharedChanged) pooled.refresh();
    },
    signal,
  );
  onNotice(
    'storageChanged',
    ({ state }) => {
      // What could not be read before can be now.
      if (storage.value.kind === 'blocked' && state.kind === 'well') location.reload();
      storage.value = state;
    },
    signal,
  );
  askBackground('getStorageState', {}).then((state) => {
    if (state.kind !== 'well') storage.value = state;
  }, fail);
  const route = store(parseRoute(location.hash));
  addEventListener(
    'hashchange',
    () => {
      failure.value = false;
      route.value = parseRoute(location.hash);
    },
    { signal },
  );
  const now = tickingNow(NOW_EVERY_MS, signal);
  const rates = rateHistories(histories, recomputeWorkers(signal), signal);
  const go = (to: Route): void => {
    location.hash = hashOf(to);
  };
  const draw = (text: Text): void => {
    document.documentElement.lang = text.language;
    document.documentElement.dir = text.direction;
    const dashboard = {
      text,
      pages,
      campaigns,
      notes,
      hasAccess,
      now,
      histories,
      rates,
      pooled,
      poolChanges,
      undo,
      go,
      fail,
      signal,
    };
    render(
      <DashboardView dashboard={dashboard} route={route} failure={failure} storage={storage} />,
      document.body,
    );
  };
  if (route.value.view === 'home') {
    // Its months are read while the view around them is made.
    histories.all(seriesOfCampaign(campaigns.value[0], pages.value));
    await new Promise((resolve) => setTimeout(resolve));
  }
  draw(text);
  languageChoice.watch(() => void loadText().then(draw, fail), signal);
}

const closed = new AbortController();
addEventListener('pagehide', () => closed.abort());
void showDashboard(closed.signal);
