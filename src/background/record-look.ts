import type { Metric } from '../core/page/metric.ts';
import type { PageId } from '../core/page/page-identity.ts';
import type { Admission } from '../core/series/admission.ts';
import type { Look } from '../core/series/reading.ts';
import { notifyViews } from '../messaging/notices.ts';
import { nowMs } from '../platform/clock.ts';
import { interval } from '../settings/interval.ts';
import { appendReadings } from '../storage/append-readings.ts';
import { openHistory } from '../storage/database.ts';
import { meetPage } from '../storage/pages.ts';
import { write } from '../storage/transaction.ts';
import { renameTabPages } from './tab-pages.ts';

type LookWithReadings = Extract<Look, { kind: 'readings' }>;

export interface Recorded {
  readonly pageId: PageId;
  /** What became of the look's readings, in their order. */
  readonly admissions: readonly Admission[];
}

/**
 * Takes a look into the history: what it tells of the Page, and those of its readings that are admitted. All of
 * it is on disk when the promise resolves.
 * @param atMs when the document was answered.
 */
export async function recordLook(look: LookWithReadings, atMs: number): Promise<Recorded> {
  const [db, chosenMs] = await Promise.all([openHistory(), interval.get()]);
  const options = { atMs, nowMs: nowMs(), leastSpanMs: chosenMs / 2 };
  const { page, merged, admissions } = await write(db, async (tx) => {
    const met = await meetPage(tx, look.page, metricOf(look), options.nowMs);
    return { ...met, ...(await appendReadings(tx, met.page.id, look.readings, options)) };
  });
  await renameTabPages(merged, page.id);
  for (const pageId of merged) await notifyViews('pageRemoved', { pageId });
  return { pageId: page.id, admissions };
}

/** People un-like: where a Page shows both counters, likes are what is followed. */
const metricOf = ({ readings }: LookWithReadings): Metric =>
  readings.some(({ metric }) => metric === 'likes') ? 'likes' : 'followers';
