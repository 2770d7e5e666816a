import { campaignRate, FRESH_MS, isFresh } from '../core/campaign/campaign-rate.ts';
import type { PageView, SeriesSummary } from '../core/series/series-summary.ts';
import { browser } from '../platform/browser.ts';
import { nowMs } from '../platform/clock.ts';
import { openHistory } from '../storage/database.ts';
import { readPageViews } from '../storage/page-views.ts';
import { followedSeries } from '../ui/followed-series.ts';
import { pageRateLabel } from '../ui/page-label.ts';
import { figuresLabel } from '../ui/rate-label.ts';
import { browserText, type Text } from '../ui/text.ts';
import { badgeText } from './badge-text.ts';
import { tabPages } from './tab-pages.ts';

/** Wakes the background when the figure on the badge has become too old to stand there. */
export const BADGE_ALARM = 'badge';

/** What stands on the button, and the sentence under the pointer that says the unit. */
interface Badge {
  /** Nothing: the text for all tabs stands there. */
  readonly text: string | null;
  readonly title: string;
}

/**
 * Writes the badge: on a tab that shows a Page its dislikes a minute, elsewhere those of all measured Pages.
 * Nothing stands there that is stale; the browser forgets it all when it ends.
 */
export async function showBadge(): Promise<void> {
  const now = nowMs();
  const [views, tabs] = await Promise.all([openHistory().then(readPageViews), tabPages()]);
  const text = browserText((key) => browser.i18n.getMessage(key));
  const total = totalBadge(views, now, text);
  await putBadge(total);
  await Promise.all(
    tabs.map(({ tabId, pageId }) => {
      const view = views.find(({ page }) => page.id === pageId);
      const badge = (view && pageBadge(view, now, text)) ?? { ...total, text: null };
      // A tab that was closed meanwhile needs none.
      return putBadge(badge, tabId).catch(() => undefined);
    }),
  );
  await wakeWhenStale(views, now);
}

/** Nothing for a Page without a fresh rate. */
function pageBadge(view: PageView, now: number, text: Text): Badge | undefined {
  const rate = followedSeries(view)?.rate;
  if (!rate || !isFresh(rate, now)) return undefined;
  const { sentence } = pageRateLabel(view, now, text);
  const title = text.plain(text.say('rate_of_page', { name: view.page.name, sentence }));
  return { text: badgeText(rate.perMinute), title };
}

function totalBadge(views: readonly PageView[], now: number, text: Text): Badge {
  const measured = views.filter(({ watch }) => watch.kind !== 'not-measuring');
  const series = measured.map(followedSeries).filter((one) => one !== undefined);
  const total = campaignRate(series, now);
  if (total.kind === 'no-campaign-rate') return { text: '', title: text.plain(text.say('extensionName')) };
  const { sentence } = figuresLabel(total, unitOf(series), text);
  const title = text.plain(text.say('rate_of_page', { name: text.say('popup_total'), sentence }));
  return { text: badgeText(total.perMinute), title };
}

function unitOf(series: readonly SeriesSummary[]): SeriesSummary['metric'] | 'mixed' {
  const [first, ...others] = new Set(series.map(({ metric }) => metric));
  return first === undefined || others.length > 0 ? 'mixed' : first;
}

/** @param tabId the tab it is for; without one, every tab that has none of its own. */
async function putBadge({ text, title }: Badge, tabId?: number): Promise<void> {
  const where = tabId === undefined ? {} : { tabId };
  await Promise.all([
    browser.action.setBadgeText({ ...where, text }),
    browser.action.setTitle({ ...where, title }),
  ]);
}

async function wakeWhenStale(views: readonly PageView[], now: number): Promise<void> {
  const rates = views.map((view) => followedSeries(view)?.rate).filter((rate) => rate !== undefined);
  const stale = rates.filter((rate) => isFresh(rate, now)).map(({ atMs }) => atMs + FRESH_MS + 1);
  if (stale.length === 0) await browser.alarms.clear(BADGE_ALARM);
  else browser.alarms.create(BADGE_ALARM, { when: Math.min(...stale) });
}
