import { campaignRate, FRESH_MS, isFresh } from '../core/campaign/campaign-rate.ts';
import type { RateEstimate } from '../core/rate/rate.ts';
import type { PageView } from '../core/series/series-summary.ts';
import { browser } from '../platform/browser.ts';
import { nowMs } from '../platform/clock.ts';
import { openHistory } from '../storage/database.ts';
import { readPageViews } from '../storage/page-views.ts';
import { badgeText } from './badge-text.ts';
import { tabPages } from './tab-pages.ts';

/** Wakes the background when the figure on the badge has become too old to stand there. */
export const BADGE_ALARM = 'badge';

/**
 * Writes the badge: on a tab that shows a Page its dislikes a minute, elsewhere those of all measured Pages.
 * Nothing stands there that is stale; the browser forgets it all when it ends.
 */
export async function showBadge(): Promise<void> {
  const now = nowMs();
  const [views, tabs] = await Promise.all([openHistory().then(readPageViews), tabPages()]);
  const measured = views.filter((view) => view.watch.kind !== 'not-measuring');
  const total = campaignRate(
    measured.map((view) => ({ rate: rateOf(view) })),
    now,
  );
  await browser.action.setBadgeText({
    text: total.kind === 'campaign-rate' ? badgeText(total.perMinute) : '',
  });
  await Promise.all(
    tabs.map(async ({ tabId, pageId }) => {
      const rate = rateOf(views.find((view) => view.page.id === pageId));
      // A tab without a text of its own shows the text for all.
      const text = isFresh(rate, now) ? badgeText(rate.perMinute) : null;
      await browser.action.setBadgeText({ tabId, text }).catch(() => undefined);
    }),
  );
  await wakeWhenStale(views.map(rateOf), now);
}

const NO_RATE: RateEstimate = { kind: 'no-rate', reason: 'no-samples' };

const rateOf = (view: PageView | undefined): RateEstimate =>
  view?.series.find(({ metric }) => metric === view.metric)?.rate ?? NO_RATE;

async function wakeWhenStale(rates: readonly RateEstimate[], now: number): Promise<void> {
  const stale = rates.filter((rate) => isFresh(rate, now)).map((rate) => rate.atMs + FRESH_MS + 1);
  if (stale.length === 0) await browser.alarms.clear(BADGE_ALARM);
  else browser.alarms.create(BADGE_ALARM, { when: Math.min(...stale) });
}
