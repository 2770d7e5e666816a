import { type AlertKind, judgeAlerts } from '../../core/alert/judge-alerts.ts';
import { isQuiet } from '../../core/alert/quiet-hours.ts';
import { isFresh } from '../../core/rate/fresh.ts';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import { levelMoves } from '../../core/summary/level-moves.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { alertState } from '../../settings/alert-state.ts';
import type { AlertSettings } from '../../settings/alerts.ts';
import { openHistory } from '../../storage/database.ts';
import { readPageView } from '../../storage/pages/page-views.ts';
import { readJoinedEvents } from '../../storage/series/joined-series.ts';
import { alertLabel } from '../../ui/labels/alert-label.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { standsAt } from '../session/tab-pages.ts';
import { alertId, pageOfAlert } from './alert-id.ts';
import { chosenText } from './messages.ts';

/** A burst that set in longer ago than this is over, even if its end was not seen. */
const LONGEST_BURST_MS = 6 * 60 * 60_000;

/**
 * Judges a Page that has news and tells the person what they asked to be told. A Page without fresh figures is
 * left as it is: missing data neither tells nor ends anything.
 */
export async function raiseAlerts(view: PageView, settings: AlertSettings): Promise<void> {
  const series = followedSeries(view);
  const now = nowMs();
  if (!settings.isOn || !series || !isFresh(series.rate, now)) return;
  const id = { pageId: view.page.id, metric: series.metric };
  const kept = alertState(seriesKey(id));
  const news = {
    rate: series.rate,
    count: series.last,
    moves: levelMoves(series),
    isBurst: await isBurstOn(id, series.rate.atMs),
  };
  const rules = { ...settings, isQuiet: isQuietNow(settings, now) };
  const { state, told } = judgeAlerts(await kept.get(), news, rules);
  await kept.set(state);
  const { last, metric } = series;
  for (const kind of told) await notify(kind, view, { rate: news.rate, last, metric }, settings);
}

async function isBurstOn(series: SeriesId, atMs: number): Promise<boolean> {
  const events = await readJoinedEvents(await openHistory(), series, atMs - LONGEST_BURST_MS, atMs);
  const newest = events.findLast((event) => event.kind === 'burst');
  return newest?.kind === 'burst' && newest.phase === 'started';
}

function isQuietNow({ hasQuietHours, quiet }: AlertSettings, now: number): boolean {
  const clock = new Date(now);
  return hasQuietHours && isQuiet(quiet, clock.getHours() * 60 + clock.getMinutes());
}

async function notify(
  kind: AlertKind,
  view: PageView,
  news: Parameters<typeof alertLabel>[1],
  { lossPerMinute }: AlertSettings,
): Promise<void> {
  // The permission may have been withdrawn since: then there is nobody to tell.
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const text = await chosenText();
  await browser.notifications.create(alertId(kind, view.page.id), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: view.page.name,
    message: text.plain(alertLabel(kind, news, lossPerMinute, text)),
  });
}

/** A click on an alert shows the Page: its tab if there is one, else a new one. */
export async function alertClicked(notificationId: string): Promise<void> {
  const pageId = pageOfAlert(notificationId);
  const view = pageId && (await readPageView(await openHistory(), pageId));
  if (!view) return;
  await browser.notifications.clear(notificationId);
  const tabId = (await browser.tabs.query({})).find((tab) => !tab.incognito && standsAt(tab, view.page))?.id;
  const shown = tabId && (await browser.tabs.update(tabId, { active: true }).catch(() => undefined));
  if (!shown) await browser.tabs.create({ url: view.page.address });
  else if (shown.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
}
