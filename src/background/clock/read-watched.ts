import type { RoadAnswer } from '../../core/road/road.ts';
import type { RefusalReason } from '../../core/series/admission.ts';
import { nowMs } from '../../platform/clock.ts';
import type { PageRecord, WatchRecord } from '../../storage/schema.ts';
import { type DatedLook, type LookResult, takeIn } from '../history/take-in.ts';
import { type LookedAgain, lookAgain } from '../road/look-again.ts';
import type { BrowserNow } from '../session/browser-now.ts';
import { publishKept } from '../tell/publish.ts';
import { isPlanNew, measuring, nextReadMsOf, obstructed } from './next-watch.ts';

/**
 * Looks at one watched Page once more, and tells what came of it.
 * @param claimed its watch as it was when this read was decided on.
 * @param now as the browser stood then.
 * @param paceMs how often the Page can be read.
 * @returns whether its next read is planned otherwise than it was claimed.
 */
export async function readWatched(
  page: PageRecord,
  claimed: WatchRecord,
  now: BrowserNow,
  paceMs: number,
): Promise<boolean> {
  const looked = await lookAgain(page, now, async (history) => {
    const watch = await history.get('watches', page.id);
    return watch !== undefined && nextReadMsOf(watch.state) !== undefined;
  });
  if (looked.isUnwanted) return false;
  const outcome: LookResult = {
    pageId: page.id,
    looks: looked.answers.flatMap(datedLook),
    refused: looked.answers.flatMap(refusalOf),
    watch: (watch) => afterRead(watch, claimed, looked, paceMs),
    learned: looked.learned,
  };
  const taken = await takeIn(outcome, now.settings.chosenMs);
  if (!taken) return true;
  await publishKept(taken.view, now);
  return isPlanNew({ before: claimed, after: taken.watch.after });
}

/** The look of an answer whose instant can be trusted. */
const datedLook = ({ look, atMs, clockAgrees, way }: RoadAnswer): DatedLook[] =>
  look.kind === 'readings' && clockAgrees ? [{ look, atMs, road: way.road }] : [];

/** Why an answer is no look at the Page; one that was fine but for its clock is no obstacle: the next one will do. */
function refusalOf({ look, clockAgrees }: RoadAnswer): RefusalReason[] {
  if (look.kind === 'readings') return clockAgrees ? [] : ['clock-jumped'];
  return look.obstacle.kind === 'another-page' ? ['another-page'] : [];
}

/**
 * A watch that was stopped meanwhile stays stopped. A read that takes longer than the interval overlaps the
 * next one: what both met counts as one failure.
 */
function afterRead(
  before: WatchRecord | undefined,
  claimed: WatchRecord,
  { answers, obstacle, restUntilMs, hasTab }: LookedAgain,
  paceMs: number,
): WatchRecord | undefined {
  const nextReadMs = before && nextReadMsOf(before.state);
  if (!before || nextReadMs === undefined) return undefined;
  const watch: WatchRecord = {
    ...before,
    isTabless: !hasTab,
    attendedMs: hasTab ? nowMs() : before.attendedMs,
    lookBytes: answers.reduce((sum, { bytes }) => sum + bytes, 0) || before.lookBytes,
  };
  // A look that cannot be paid for is no obstacle: the pace stretches, and the real one is shown.
  const isUnpaid = obstacle?.kind === 'resting' && /^(?:budget|costly)$/.test(obstacle.detail);
  if (isUnpaid && watch.state.kind === 'measuring') return later(watch, nextReadMs, restUntilMs);
  if (obstacle && failuresOf(before) !== failuresOf(claimed)) return undefined;
  if (obstacle) return obstructed(watch, obstacle, nowMs(), paceMs, restUntilMs);
  const way = answers.at(-1)?.way;
  const next = measuring(watch, watch.state.kind === 'measuring' ? watch.intervalMs : paceMs, nextReadMs);
  return {
    ...later(next, nextReadMs, restUntilMs),
    ...(way && { origin: { road: way.road, host: way.host } }),
  };
}

/** It is read again when it may be, and the interval in force says so. */
function later(watch: WatchRecord, nextReadMs: number, restUntilMs = 0): WatchRecord {
  if (restUntilMs <= nextReadMs) return measuring(watch, watch.intervalMs, nextReadMs);
  return measuring(watch, Math.max(watch.intervalMs, restUntilMs - nowMs()), restUntilMs);
}

const failuresOf = ({ state }: WatchRecord): number => (state.kind === 'obstructed' ? state.failures : 0);
