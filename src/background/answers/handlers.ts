import { NUMBER_WORDS } from '../../core/count/number-words.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { OBSTACLE_TITLES } from '../../facebook/identity/obstacle-titles.ts';
import { labelTable } from '../../facebook/words/label-table.ts';
import type { PageAnswer } from '../../messaging/protocol.ts';
import type { KnownSender } from '../../messaging/sender.ts';
import type { BackgroundHandlers } from '../../messaging/serve.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { readJoinedPage } from '../../storage/pages/joined-page.ts';
import { findPage, followMetric } from '../../storage/pages/pages.ts';
import { changeWatch } from '../../storage/pages/watches.ts';
import type { History } from '../../storage/schema.ts';
import { write } from '../../storage/series/transaction.ts';
import { asked, inCloseUp } from '../clock/next-watch.ts';
import { comeAgain, setClock, tick } from '../clock/schedule.ts';
import { stopMeasuring } from '../clock/stop-measuring.ts';
import { checkWay, roadsToCheck } from '../road/check-road.ts';
import { explainRoads } from '../road/explain-roads.ts';
import { explainByTab } from '../road/tab-road.ts';
import { rememberTab } from '../session/tab-pages.ts';
import { messagesOf } from '../tell/messages.ts';
import { publish } from '../tell/publish.ts';
import { addPage } from './add-page.ts';
import { campaignHandlers } from './handlers-campaigns.ts';
import { hicampaignHandlers } from './handlers-history.ts';
import { pairHandlers } from './handlers-pairs.ts';
import { poolHandlers } from './handlers-pool.ts';
import { namedPage } from './named-page.ts';
import { answerFor } from './page-answer.ts';
import { report } from './report.ts';
import { unlessNoHistory } from './unless-no-history.ts';

/** What the background answers to every question of the protocol. */
export const handlers: BackgroundHandlers = {
  ...campaignHandlers,
  ...poolHandlers,
  ...hicampaignHandlers,
  ...pairHandlers,

  report: (body, sender) => unlessNoHistory(() => report(body, sender)),

  getPage: ({ keys }, sender) =>
    unlessNoHistory(async () => {
      const pageId = await namedPage(keys, sender);
      // A tab that asks about a Page shows it, even where it has nothing new to report.
      if (pageId && sender.kind === 'content')
        await rememberTab({ tabId: sender.tabId, pageId, seenMs: nowMs(), host: new URL(sender.url).host });
      return answerFor(pageId);
    }),

  async explainPage({ pageId: named }) {
    const db = await openHistory();
    const pageId = await findPage(db, [named]);
    const page = pageId && (await readJoinedPage(db, pageId));
    return { lines: page ? await explainByTab(page) : [] };
  },

  setMeasuring: ({ pageId: named, measuring: wanted }, sender) =>
    changed(named, sender, async (db, pageId) => {
      if (wanted) await comeAgain();
      await turn(db, pageId, wanted, await interval.get());
      await publish(pageId);
      if (wanted) await tick(pageId);
      else await setClock();
    }),

  addPage: async ({ address }) => {
    await comeAgain();
    const added = await addPage(address);
    await setClock();
    return added;
  },

  async setMeasuringOf({ pageIds, measuring: wanted }) {
    const [db, chosenMs] = await Promise.all([openHistory(), interval.get()]);
    if (wanted) await comeAgain();
    for (const pageId of pageIds)
      if ((await findPage(db, [pageId])) === pageId) await turn(db, pageId, wanted, chosenMs);
    await publish(...pageIds);
    if (wanted) await tick();
    else await setClock();
  },

  setCloseUp: ({ pageId: named, everyMs }, sender) =>
    changed(named, sender, async (db, pageId) => {
      await changeWatch(db, pageId, nowMs(), (watch) => watch && inCloseUp(watch, everyMs, nowMs()));
      await tick(pageId);
      await publish(pageId);
    }),

  setMetric: ({ pageId: named, metric }, sender) =>
    changed(named, sender, async (db, pageId) => {
      await write(db, (tx) => followMetric(tx, pageId, metric));
      await publish(pageId);
    }),

  getMessages: async ({ language }) => messagesOf(language),

  async explainRoads({ pageId: named }) {
    const db = await openHistory();
    const pageId = await findPage(db, [named]);
    const page = pageId && (await db.get('pages', pageId));
    return page ? { roads: await explainRoads(page) } : {};
  },

  getWays: ({ address }) => roadsToCheck(address),

  async checkWay({ address, way }) {
    const checked = await checkWay(address, way);
    return checked ? { checked } : {};
  },

  getWords: async () => ({ labels: labelTable(), numbers: NUMBER_WORDS, titles: OBSTACLE_TITLES }),

  async getOverlayStyle() {
    const response = await fetch(browser.runtime.getURL('overlay-inside.css'));
    return response.text();
  },

  async openDashboard({ pageId, place }) {
    const of = pageId ? `page=${encodeURIComponent(pageId)}` : '';
    const parts = [place ?? '', of].filter((part) => part !== '');
    const part = parts.length > 0 ? `#${parts.join('&')}` : '';
    await browser.tabs.create({ url: browser.runtime.getURL(`dashboard.html${part}`) });
  },
};

/** Changes something about a Page. @returns how it stands then. */
async function changed(
  named: PageId,
  sender: KnownSender,
  change: (db: History, pageId: PageId) => Promise<void>,
): Promise<PageAnswer> {
  const pageId = await namedPage([named], sender);
  if (!pageId) return { kind: 'unknown-page' };
  await change(await openHistory(), pageId);
  return answerFor(pageId);
}

/** The person pressed *Measure* or *Stop*. */
const turn = (db: History, pageId: PageId, wanted: boolean, chosenMs: number): Promise<void> =>
  wanted
    ? changeWatch(db, pageId, nowMs(), (watch) => asked(watch, pageId, chosenMs, nowMs()))
    : stopMeasuring(db, pageId);
