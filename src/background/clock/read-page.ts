import type { RoadAnswer } from '../../core/road/road.ts';
import type { RefusalReason } from '../../core/series/admission.ts';
import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatch } from '../../storage/pages/watches.ts';
import type { PageRecord, WatchRecord } from '../../storage/schema.ts';
import { countRefusal } from '../../storage/series/append-readings.ts';
import { write } from '../../storage/series/transaction.ts';
import { recordLook } from '../history/record-look.ts';
import { unlessFull } from '../history/unless-full.ts';
import { type LookedAgain, lookAgain } from '../road/look-again.ts';
import { publish } from '../tell/publish.ts';
import { measuring, nextReadMsOf, obstructed } from './next-watch.ts';

/**
 * Looks at one watched Page once more, and tells what came of it.
 * @param claimed its watch as it was when this read was decided on.
 */
export async function readPage(page: PageRecord, claimed: WatchRecord): Promise<void> {
  const looked = await lookAgain(page);
  for (const answer of looked.answers) await takeIn(page, answer);
  const chosenMs = await interval.get();
  const db = await openHistory();
  await unlessFull(changeWatch(db, page.id, nowMs(), (watch) => afterRead(watch, claimed, looked, chosenMs)));
  await publish(page.id);
}

/** Keeps what an answer shows of the Page. */
async function takeIn(page: PageRecord, { look, atMs, clockAgrees, way }: RoadAnswer): Promise<void> {
  if (look.kind === 'obstacle') {
    if (look.obstacle.kind === 'another-page') await refuse(page, 'another-page');
    return;
  }
  // The look itself was fine: no obstacle, the next one will do.
  if (!clockAgrees) await refuse(page, 'clock-jumped');
  else await recordLook(look, atMs, way.road);
}

async function refuse(page: PageRecord, reason: RefusalReason): Promise<void> {
  const db = await openHistory();
  await unlessFull(write(db, (tx) => countRefusal(tx, page.id, reason, nowMs())));
}

/**
 * A watch that was stopped meanwhile stays stopped. A read that takes longer than the interval overlaps the
 * next one: what both met counts as one failure.
 */
function afterRead(
  watch: WatchRecord | undefined,
  claimed: WatchRecord,
  { obstacle, restUntilMs }: LookedAgain,
  chosenMs: number,
): WatchRecord | undefined {
  const nextReadMs = watch && nextReadMsOf(watch.state);
  if (!watch || nextReadMs === undefined) return undefined;
  if (obstacle && failuresOf(watch) !== failuresOf(claimed)) return undefined;
  if (obstacle) return obstructed(watch, obstacle, nowMs(), chosenMs, restUntilMs);
  return measuring(watch.pageId, chosenMs, nextReadMs);
}

const failuresOf = ({ state }: WatchRecord): number => (state.kind === 'obstructed' ? state.failures : 0);
