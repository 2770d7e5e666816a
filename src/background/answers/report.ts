import type { PageId } from '../../core/page/page-identity.ts';
import type { LookWithReadings } from '../../core/page/reading.ts';
import type { Admission, RefusalReason } from '../../core/series/admission.ts';
import type { BackgroundBody, ReportAnswer } from '../../messaging/protocol.ts';
import type { KnownSender } from '../../messaging/sender.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { findPage } from '../../storage/pages/pages.ts';
import { changeWatch } from '../../storage/pages/watches.ts';
import { countRefusal } from '../../storage/series/append-readings.ts';
import { write } from '../../storage/series/transaction.ts';
import { lacksTab, measuring } from '../clock/next-watch.ts';
import { setClock } from '../clock/schedule.ts';
import { recordLook } from '../history/record-look.ts';
import { unlessFull } from '../history/unless-full.ts';
import { rememberTab } from '../session/tab-pages.ts';
import { publish } from '../tell/publish.ts';
import { answerFor } from './page-answer.ts';

/** A tab tells what its document shows by itself: kept as any other reading, if it is admitted. */
export async function report(body: BackgroundBody<'report'>, sender: KnownSender): Promise<ReportAnswer> {
  const { look, atMs, clockAgrees, version } = body;
  // A content script from before an update: what it read may be read by another rule.
  if (version !== browser.runtime.getManifest().version) return refuse(look, 'other-version');
  if (!clockAgrees) return refuse(look, 'clock-jumped');
  const { pageId, admissions } = await recordLook(look, atMs, 'drawn');
  if (sender.kind === 'content')
    await rememberTab({ tabId: sender.tabId, pageId, seenMs: nowMs(), host: new URL(sender.url).host });
  await resumeWatch(pageId);
  await publish(pageId);
  return { admissions, page: await answerFor(pageId) };
}

/** The tab that was missing is here: its report is the read that was due. */
async function resumeWatch(pageId: PageId): Promise<void> {
  const chosenMs = await interval.get();
  const db = await openHistory();
  await unlessFull(
    changeWatch(db, pageId, nowMs(), (watch) =>
      watch && lacksTab(watch.state) ? measuring(pageId, chosenMs, nowMs() + chosenMs) : undefined,
    ),
  );
  await setClock();
}

/** Counts the refusal of a whole look, of a Page that is known. */
async function refuse(look: LookWithReadings, reason: RefusalReason): Promise<ReportAnswer> {
  const db = await openHistory();
  const pageId = await findPage(db, look.page.aliases);
  if (pageId) await unlessFull(write(db, (tx) => countRefusal(tx, pageId, reason, nowMs())));
  const refused: Admission = { kind: 'refused', reason };
  return { admissions: look.readings.map(() => refused), page: await answerFor(pageId) };
}
