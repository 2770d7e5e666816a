import type { LookWithReadings } from '../../core/page/reading.ts';
import type { RefusalReason } from '../../core/series/admission.ts';
import { keysOf } from '../../facebook/facts/page-key.ts';
import type { BackgroundBody } from '../../messaging/protocol.ts';
import type { KnownSender } from '../../messaging/sender.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { readSettings } from '../../settings/settings.ts';
import { openHistory } from '../../storage/database.ts';
import { findPage } from '../../storage/pages/pages.ts';
import type { WatchRecord } from '../../storage/schema.ts';
import { isPlanNew, lacksTab, measuring, stopped } from '../clock/next-watch.ts';
import { setClock } from '../clock/schedule.ts';
import { takeIn } from '../history/take-in.ts';
import { readSession } from '../session/session.ts';
import { isSenderAt, rememberTab } from '../session/tab-pages.ts';
import { showBadge } from '../tell/badge.ts';
import { publish, publishKept } from '../tell/publish.ts';

/** A tab that reports the same Page again is not remembered again so soon. */
const SAME_SIGHT_MS = 60_000;

/**
 * A tab tells what its document shows by itself: kept as any other reading, if it is admitted. It is answered with
 * nothing: what came of it is told by the notice that follows, to this tab as to any other.
 */
export async function report(body: BackgroundBody<'report'>, sender: KnownSender): Promise<undefined> {
  const { look, atMs, clockAgrees, version } = body;
  if (sender.kind !== 'content') return;
  // A content script from before an update: what it read may be read by another rule.
  if (version !== browser.runtime.getManifest().version) return refuse(look, 'other-version');
  if (!clockAgrees) return refuse(look, 'clock-jumped');
  if (!isSenderAt(sender, look.page)) return refuse(look, 'another-page');
  const [session, settings] = await Promise.all([readSession(), readSettings()]);
  const looks = [{ look, atMs, road: 'drawn' as const }];
  const taken = await takeIn({ looks, watch: resumed }, settings.chosenMs);
  if (!taken) return tellKnown(look);
  const { pageId, view, watch } = taken;
  const { tabId, url } = sender;
  const before = session.tabs.find((tab) => tab.tabId === tabId);
  const tab = { tabId, pageId, seenMs: nowMs(), host: new URL(url).host };
  const isSame = before?.pageId === pageId && before.host === tab.host;
  if (!isSame || tab.seenMs > before.seenMs + SAME_SIGHT_MS) await rememberTab(tab);
  const tabs = [...session.tabs.filter((other) => other.tabId !== tabId), tab];
  if (isPlanNew(watch)) await setClock();
  const now = { session: { ...session, tabs }, settings };
  await publishKept(view, now);
  await showBadge(now);
}

/**
 * The tab that was missing is here: its report is the read that was due. Where measuring has ended for want of it, that is
 * no more what is missing, and *Measure* begins it again.
 */
function resumed(watch: WatchRecord | undefined): WatchRecord | undefined {
  if (!watch) return undefined;
  const { state } = watch;
  if (state.kind === 'paused' && state.obstacle.kind === 'no-tab') return stopped(watch);
  return lacksTab(state) ? measuring(watch, watch.wantedMs, nowMs() + watch.wantedMs) : undefined;
}

/** There was no room to keep it: what is known of the Page, and why that is no more, is told all the same. */
async function tellKnown({ page }: LookWithReadings): Promise<undefined> {
  const pageId = await findPage(await openHistory(), keysOf(page));
  if (pageId) await publish(pageId);
}

/** Counts the refusal of a whole look, of a Page that is known. */
async function refuse({ page }: LookWithReadings, reason: RefusalReason): Promise<undefined> {
  const pageId = await findPage(await openHistory(), keysOf(page));
  if (!pageId) return;
  await takeIn({ pageId, looks: [], refused: [reason] }, await interval.get());
  await publish(pageId);
}
