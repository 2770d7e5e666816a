import { CLOSE_UPS_MS } from '../../core/page/interval.ts';
import { type Joins, leadOf } from '../../core/page/joins.ts';
import { METRICS } from '../../core/page/metric.ts';
import { metricToFollow } from '../../core/page/metric-to-follow.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { LookWithReadings } from '../../core/page/reading.ts';
import type { RoadName } from '../../core/page/road-name.ts';
import type { RoadMemory } from '../../core/road/road-memory.ts';
import type { RefusalReason } from '../../core/series/admission.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { notifyViews } from '../../messaging/notices.ts';
import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { completeBaselines } from '../../storage/pages/campaigns.ts';
import { readPageView } from '../../storage/pages/page-views.ts';
import { meetPage, settleMetric } from '../../storage/pages/pages.ts';
import { type Relations, readRelations } from '../../storage/pages/relations.ts';
import { changeRoadsIn } from '../../storage/pages/roads.ts';
import { changeWatchIn, type WatchStep } from '../../storage/pages/watches.ts';
import { readsIn } from '../../storage/reads.ts';
import type { HistoryWrite, WatchRecord } from '../../storage/schema.ts';
import { appendReadings, countRefusal } from '../../storage/series/append-readings.ts';
import { seriesOfGroup } from '../../storage/series/joined-series.ts';
import { jointStep } from '../../storage/series/joint-figures.ts';
import { makingRoom } from './making-room.ts';
import { refreshFigures } from './refresh-figures.ts';

/** Readings of a Page that ask to become samples. */
export interface DatedLook {
  readonly look: LookWithReadings;
  /** When the document was answered. */
  readonly atMs: number;
  /** By which road it came. */
  readonly road: RoadName;
}

/** What one look at a Page came to; nothing of it is kept without the rest. */
export interface LookResult {
  /** The Page that was to be looked at; none where the looks say themselves whose they are. */
  readonly pageId?: PageId;
  readonly looks: readonly DatedLook[];
  /** Why others of its readings are none. */
  readonly refused?: readonly RefusalReason[];
  /** How its watch goes on: given the stored one, the next, or nothing to leave it as it is. */
  readonly watch?: (before: WatchRecord | undefined) => WatchRecord | undefined;
  /** What it tells of the roads: given what is remembered of them, the next. */
  readonly learned?: ((before: RoadMemory) => RoadMemory) | undefined;
}

/** What became of it. */
export interface TakenIn {
  readonly pageId: PageId;
  /** The Page as it stands then. */
  readonly view: PageView;
  readonly watch: WatchStep;
}

/**
 * Takes what one look came to into the history, in one transaction: what it tells of the Page and of the roads, those
 * of its readings that are admitted, and how the watch goes on. All of it is on disk when the promise resolves.
 * @param chosenMs how often the person wants Pages read.
 * @returns nothing where the Page is not known, or the disk has no room: measuring pauses then.
 */
export async function takeIn(outcome: LookResult, chosenMs: number): Promise<TakenIn | undefined> {
  const db = await openHistory();
  const now = nowMs();
  const taken = await makingRoom(db, async (tx) => {
    // The person may have deleted the Page while it was being read: then it stays deleted.
    const { pageId: named } = outcome;
    if (named !== undefined && !(await tx.objectStore('pages').getKey(named))) return undefined;
    if (outcome.learned) await changeRoadsIn(tx, outcome.learned);
    const stored = await readRelations(readsIn(tx));
    const { pageId, isStale } = await append(tx, outcome, stored, chosenMs, now);
    if (!pageId) return undefined;
    for (const reason of outcome.refused ?? []) await countRefusal(tx, pageId, reason, now);
    const watch = await changeWatchIn(tx, pageId, now, (before) => outcome.watch?.(before));
    const relations = outcome.looks.length > 0 ? await completeBaselines(tx, pageId, now, stored) : stored;
    const known = { relations, ...(watch.after && { watch: watch.after }) };
    const view = await readPageView(readsIn(tx), pageId, known);
    return view && { pageId, view, watch, isBaselineNew: relations !== stored, isStale };
  });
  if (taken?.isStale) await refreshFigures(db);
  if (taken?.isBaselineNew) await notifyViews('campaignsChanged', {});
  return taken?.isStale ? { ...taken, view: (await readPageView(db, taken.pageId)) ?? taken.view } : taken;
}

async function append(
  tx: HistoryWrite,
  { pageId: named, looks }: LookResult,
  { joins }: Relations,
  chosenMs: number,
  now: number,
): Promise<{ readonly pageId: PageId | undefined; readonly isStale: boolean }> {
  let pageId = named;
  let isAnyStale = false;
  for (const { look, atMs, road } of looks) {
    const metric = metricToFollow(look.readings);
    // A plugin's document says of itself only what it was asked for: there is nothing to learn of the Page.
    const known = road === 'plugin' && named ? await tx.objectStore('pages').get(named) : undefined;
    const page = known ?? (await meetPage(tx, look.page, metric, now));
    const { id } = page;
    await settleMetric(tx, page, metric, road);
    // Samples of a series are at least half the shortest interval apart, which is that of a close-up.
    const leastSpanMs = Math.min(chosenMs, ...CLOSE_UPS_MS) / 2;
    const options = { atMs, nowMs: now, leastSpanMs, fineForMs: 3 * chosenMs, road };
    const { isStale } = await appendReadings(tx, id, look.readings, options);
    // A look is kept under the id that its document stated; what is shown of it is of all that were joined.
    pageId ??= leadOf(joins, id);
    isAnyStale ||= isStale || (joins.size > 0 && (await isJointStale(tx, joins, id)));
  }
  return { pageId, isStale: isAnyStale };
}

/** Brings the joint figures of a Page up to its new samples. @returns whether they are to be worked out again. */
async function isJointStale(tx: HistoryWrite, joins: Joins, pageId: PageId): Promise<boolean> {
  let isStale = false;
  for (const metric of METRICS) {
    const group = seriesOfGroup(joins, pageId, metric);
    if (group.length > 1 && (await jointStep(tx, group)) === 'more') isStale = true;
  }
  return isStale;
}
