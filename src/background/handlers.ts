import type { PageId } from '../core/page/page-identity.ts';
import type { Admission } from '../core/series/admission.ts';
import type { Look } from '../core/series/reading.ts';
import { notifyViews } from '../messaging/notices.ts';
import type { BackgroundBody, ImportAnswer, PageAnswer, ReportAnswer } from '../messaging/protocol.ts';
import type { KnownSender } from '../messaging/sender.ts';
import type { BackgroundHandlers } from '../messaging/serve.ts';
import { browser } from '../platform/browser.ts';
import { nowMs } from '../platform/clock.ts';
import { interval } from '../settings/interval.ts';
import { countRefusal } from '../storage/append-readings.ts';
import { openHistory } from '../storage/database.ts';
import { importHistory } from '../storage/import-history.ts';
import { readPageView } from '../storage/page-views.ts';
import { findPage, followMetric } from '../storage/pages.ts';
import { write } from '../storage/transaction.ts';
import { changeWatch } from '../storage/watches.ts';
import { storyHandlers } from './handlers-story.ts';
import { messagesOf } from './messages.ts';
import { lacksTab, measuring, stopped } from './next-watch.ts';
import { publish } from './publish.ts';
import { recordLook } from './record-look.ts';
import { setClock, tick } from './schedule.ts';
import { rememberTab } from './tab-pages.ts';

/** What the background answers to every question of the protocol. */
export const handlers: BackgroundHandlers = {
  ...storyHandlers,

  report,

  getPage: async ({ aliases }) => answerFor(await findPage(await openHistory(), aliases)),

  async setMeasuring({ pageId: named, measuring: wanted }) {
    const [db, chosenMs] = await Promise.all([openHistory(), interval.get()]);
    const pageId = await findPage(db, [named]);
    if (!pageId) return { kind: 'unknown-page' };
    await changeWatch(db, pageId, nowMs(), () =>
      wanted ? measuring(pageId, chosenMs, nowMs()) : stopped(pageId, chosenMs),
    );
    await publish(pageId);
    if (wanted) await tick();
    else await setClock();
    return answerFor(pageId);
  },

  async setMetric({ pageId: named, metric }) {
    const db = await openHistory();
    const pageId = await findPage(db, [named]);
    if (!pageId) return { kind: 'unknown-page' };
    await write(db, (tx) => followMetric(tx, pageId, metric));
    await publish(pageId);
    return answerFor(pageId);
  },

  getMessages: async ({ language }) => messagesOf(language),

  async openDashboard({ pageId }) {
    const part = pageId ? `#page=${encodeURIComponent(pageId)}` : '';
    await browser.tabs.create({ url: browser.runtime.getURL(`dashboard.html${part}`) });
    return undefined;
  },

  async importHistory({ file }): Promise<ImportAnswer> {
    const done = await importHistory(await openHistory(), file, nowMs());
    if (done.kind === 'refused') return { ...done, pages: 0, samplesAdded: 0, samplesKnown: 0 };
    for (const pageId of done.merged) await notifyViews('pageRemoved', { pageId });
    for (const pageId of done.pages) await publish(pageId);
    const { samplesAdded, samplesKnown } = done;
    return { kind: 'imported', pages: done.pages.length, samplesAdded, samplesKnown, reason: '' };
  },
};

async function report(body: BackgroundBody<'report'>, sender: KnownSender): Promise<ReportAnswer> {
  const { look, atMs, version } = body;
  if (look.kind === 'obstacle') return { admissions: [], page: await answerToLook(look) };
  if (version !== browser.runtime.getManifest().version) return refuseVersion(look);
  const { pageId, admissions } = await recordLook(look, atMs);
  if (sender.kind === 'content') await rememberTab({ tabId: sender.tabId, pageId, seenMs: nowMs() });
  await resumeWatch(pageId);
  await publish(pageId);
  return { admissions, page: await answerFor(pageId) };
}

/** The tab that was missing is here: its report is the read that was due. */
async function resumeWatch(pageId: PageId): Promise<void> {
  const chosenMs = await interval.get();
  await changeWatch(await openHistory(), pageId, nowMs(), (watch) =>
    watch && lacksTab(watch.state) ? measuring(pageId, chosenMs, nowMs() + chosenMs) : undefined,
  );
  await setClock();
}

/** A content script from before an update: what it read may be read by another rule. */
async function refuseVersion(look: Extract<Look, { kind: 'readings' }>): Promise<ReportAnswer> {
  const db = await openHistory();
  const pageId = await findPage(db, look.page.aliases);
  if (pageId) await write(db, (tx) => countRefusal(tx, pageId, 'other-version', nowMs()));
  const refused: Admission = { kind: 'refused', reason: 'other-version' };
  return { admissions: look.readings.map(() => refused), page: await answerFor(pageId) };
}

const answerToLook = async ({ page }: Look): Promise<PageAnswer> =>
  page ? answerFor(await findPage(await openHistory(), page.aliases)) : { kind: 'unknown-page' };

async function answerFor(pageId: PageId | undefined): Promise<PageAnswer> {
  const view = pageId && (await readPageView(await openHistory(), pageId));
  return view ? { kind: 'known-page', view } : { kind: 'unknown-page' };
}
