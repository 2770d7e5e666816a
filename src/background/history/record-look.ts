import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { LookWithReadings } from '../../core/page/reading.ts';
import type { RoadName } from '../../core/road/road.ts';
import type { Admission } from '../../core/series/admission.ts';
import { retentionOf } from '../../core/series/retention.ts';
import { notifyViews } from '../../messaging/notices.ts';
import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { completeBaselines } from '../../storage/pages/campaigns.ts';
import { findPage, meetPage } from '../../storage/pages/pages.ts';
import type { History } from '../../storage/schema.ts';
import { type AppendOptions, appendReadings } from '../../storage/series/append-readings.ts';
import { thinHistory } from '../../storage/series/thin.ts';
import { isQuotaError, write } from '../../storage/series/transaction.ts';
import { appendHeld } from '../../storage/series/with-held.ts';
import { countHeldLooks, forgetHeldLooks, heldLooks, holdLook } from '../session/held-looks.ts';
import { pagesMerged } from './pages-merged.ts';
import { refreshFigures } from './refresh-figures.ts';
import { setStorageState, storageState } from './storage-state.ts';
import { unlessFull } from './unless-full.ts';

export interface Recorded {
  readonly pageId: PageId;
  /** What became of the look's readings, in their order. */
  readonly admissions: readonly Admission[];
}

/**
 * Takes a look into the history: what it tells of the Page, and those of its readings that are admitted. All of
 * it is on disk when the promise resolves; where the disk has no room, readings are held in memory and refused
 * with that reason.
 * @param atMs when the document was answered.
 * @param road by which it came.
 */
export async function recordLook(look: LookWithReadings, atMs: number, road: RoadName): Promise<Recorded> {
  const db = await openHistory();
  try {
    return await keepLook(db, look, atMs, road);
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
  try {
    await makeRoom(db);
    return await keepLook(db, look, atMs, road);
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    return await holdInMemory(db, look, atMs, road);
  }
}

async function keepLook(
  db: History,
  look: LookWithReadings,
  atMs: number,
  road: RoadName,
): Promise<Recorded> {
  const held = await heldLooks(await idOf(db, look));
  const options = { ...(await optionsAt(atMs, nowMs())), road };
  const { page, merged, admissions, isStale } = await write(db, async (tx) => {
    const met = await meetPage(tx, look.page, metricOf(look), options.nowMs);
    await appendHeld(tx, met.page.id, held, { nowMs: options.nowMs, leastSpanMs: options.leastSpanMs });
    return { ...met, ...(await appendReadings(tx, met.page.id, look.readings, options)) };
  });
  if (held.length > 0) await forgetHeldLooks(held);
  await tellRoom();
  if (isStale || merged.length > 0) await refreshFigures(db);
  await pagesMerged(merged, page.id);
  if (await unlessFull(completeBaselines(db, page.id, options.nowMs))) await notifyViews('storyChanged', {});
  return { pageId: page.id, admissions };
}

/** The id under which a Page is kept, or will be. */
const idOf = async (db: History, { page }: LookWithReadings): Promise<PageId> =>
  (await findPage(db, page.aliases)) ?? page.id;

/** Samples of a series are at least half an interval apart. */
const optionsAt = async (atMs: number, now: number): Promise<AppendOptions> => ({
  atMs,
  nowMs: now,
  leastSpanMs: (await interval.get()) / 2,
});

/** People un-like: where a Page shows both counters, likes are what is followed. */
const metricOf = ({ readings }: LookWithReadings): Metric =>
  readings.some(({ metric }) => metric === 'likes') ? 'likes' : 'followers';

/** A week of samples is kept one by one; what is older is thinned, whatever the person chose. */
const makeRoom = (db: History): Promise<unknown> =>
  thinHistory(db, retentionOf(7), nowMs(), Number.POSITIVE_INFINITY);

async function holdInMemory(
  db: History,
  look: LookWithReadings,
  atMs: number,
  road: RoadName,
): Promise<Recorded> {
  const pageId = await idOf(db, look);
  await holdLook(pageId, { readings: look.readings, atMs, road });
  await setStorageState({ kind: 'full', held: await countHeldLooks() });
  return { pageId, admissions: look.readings.map(() => ({ kind: 'refused', reason: 'no-room' })) };
}

/** A write went well: there is room again. */
async function tellRoom(): Promise<void> {
  if ((await storageState()).kind !== 'full') return;
  const held = await countHeldLooks();
  await setStorageState(held > 0 ? { kind: 'full', held } : { kind: 'well' });
}
