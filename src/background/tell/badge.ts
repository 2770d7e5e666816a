import { leastOf } from '../../core/math/extent.ts';
import { FRESH_MS, speaksOfNow } from '../../core/rate/fresh.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { readViews } from '../../storage/pages/page-views.ts';
import { badgeLabel, pageBadgeLabel } from '../../ui/labels/badge-label.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { goOnQuestion, measuringLines } from '../../ui/labels/measuring-lines.ts';
import { type Total, totalOf } from '../../ui/labels/total.ts';
import type { Text } from '../../ui/text/text.ts';
import type { BrowserNow } from '../session/browser-now.ts';
import { standsAt, tabPages } from '../session/tab-pages.ts';
import { inBursts } from './in-bursts.ts';
import { chosenText } from './messages.ts';

/** Wakes the background when the figure on the badge has become too old to stand there. */
export const BADGE_ALARM = 'badge';

/** What stands on the button, and the sentence under the pointer that says the unit. */
interface Badge {
  /** Nothing: the text for all tabs stands there. */
  readonly text: string | null;
  readonly title: string;
}

/**
 * Shows on the badge how all Pages stand. The Pages of a tick come one by one, and each time all of them are read:
 * what comes while the badge is written is written together.
 */
const writeInBursts = inBursts(writeBadge);

type Known = Partial<Pick<BrowserNow, 'session' | 'settings'>>;

/** @param known what of the browser was asked already. */
export const showBadge = (known: Known = {}): Promise<void> => writeInBursts(known);

/**
 * Writes the badge: on a tab that shows a Page its dislikes a minute, elsewhere those of the campaign, or of all
 * measured Pages. Nothing stands there that is stale; the browser forgets it all when it ends.
 */
async function writeBadge({ session, settings }: Known): Promise<void> {
  const now = nowMs();
  const tabs = session?.tabs ?? (await tabPages());
  const [{ views, campaigns }, open, text] = await Promise.all([
    readViews(await openHistory()),
    tabs.length > 0 ? browser.tabs.query({}) : [],
    chosenText(settings?.language),
  ]);
  const [campaign] = campaigns;
  const figure = totalBadge(totalOf(views, now, campaign?.targets), campaign?.name, text);
  const total = asking(figure, views, now, text);
  await putBadge(total);
  await Promise.all(
    tabs.map(({ tabId, pageId }) => {
      const view = views.find(({ page }) => page.id === pageId);
      const isShown = view && open.some((tab) => tab.id === tabId && standsAt(tab, view.page));
      const badge = (isShown && pageBadge(view, now, text)) || { ...total, text: null };
      // A tab that was closed meanwhile needs none.
      return putBadge(badge, tabId).catch(() => undefined);
    }),
  );
  await wakeWhenStale(views, now);
}

/** Nothing for a Page of which nothing is known that speaks of now. */
function pageBadge(view: PageView, now: number, text: Text): Badge | undefined {
  const series = followedSeries(view);
  if (!series || !speaksOfNow(series.rate, now)) return undefined;
  const { text: figure, title } = pageBadgeLabel(series.rate, series.metric, view.page.name, text);
  const lines = measuringLines(view, now, text).map((line) => text.plain(line));
  return { text: figure, title: [title, ...lines].join('\n') };
}

/** The same, and the question that waits for the person, if one does. */
function asking({ text: figure, title }: Badge, views: readonly PageView[], now: number, text: Text): Badge {
  const asked = views.find((view) => goOnQuestion(view, now, text));
  const question = asked && goOnQuestion(asked, now, text);
  if (!question) return { text: figure, title };
  const sentence = text.plain(text.say('rate_of_page', { name: asked.page.name, sentence: question }));
  return { text: figure || '?', title: `${title}\n${sentence}` };
}

/** @param name of the campaign, if there is one. */
function totalBadge({ rate, unit }: Total, name: string | undefined, text: Text): Badge {
  return rate.kind === 'campaign-rate'
    ? badgeLabel(rate, unit, name ?? text.say('popup_total'), text)
    : { text: '', title: text.plain(text.say('extensionName')) };
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
  const stale = rates.filter((rate) => speaksOfNow(rate, now)).map(({ atMs }) => atMs + FRESH_MS + 1);
  if (stale.length === 0) await browser.alarms.clear(BADGE_ALARM);
  else browser.alarms.create(BADGE_ALARM, { when: leastOf(stale) });
}
