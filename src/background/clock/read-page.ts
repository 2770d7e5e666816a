import type { Obstacle } from '../../core/page/obstacle.ts';
import type { RefusalReason } from '../../core/series/admission.ts';
import { samePage } from '../../facebook/facts/addresses.ts';
import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { changeWatch } from '../../storage/pages/watches.ts';
import type { PageRecord, WatchRecord } from '../../storage/schema.ts';
import { countRefusal } from '../../storage/series/append-readings.ts';
import { write } from '../../storage/series/transaction.ts';
import { recordLook } from '../history/record-look.ts';
import { unlessFull } from '../history/unless-full.ts';
import { publish } from '../tell/publish.ts';
import { askPage } from './ask-page.ts';
import { measuring, nextReadMsOf, obstructed } from './next-watch.ts';

/**
 * Reads one watched Page through one of its tabs, once, and tells what came of it.
 * @param claimed its watch as it was when this read was decided on.
 */
export async function readPage(page: PageRecord, claimed: WatchRecord): Promise<void> {
  const obstacle = await readOnce(page);
  const chosenMs = await interval.get();
  const db = await openHistory();
  await unlessFull(
    changeWatch(db, page.id, nowMs(), (watch) => afterRead(watch, claimed, obstacle, chosenMs)),
  );
  await publish(page.id);
}

/** @returns the obstacle, where there was one. */
async function readOnce(page: PageRecord): Promise<Obstacle | undefined> {
  const asked = await askPage(page);
  if (!('look' in asked)) return asked;
  const { look, atMs, clockAgrees } = asked;
  if (look.kind === 'obstacle') return look.obstacle;
  if (!samePage(look.page, page)) {
    await refuse(page, 'another-page');
    return { kind: 'another-page', detail: `answered by ${look.page.id}` };
  }
  // The look itself was fine: no obstacle, the next one will do.
  if (!clockAgrees) await refuse(page, 'clock-jumped');
  else await recordLook(look, atMs);
  return undefined;
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
  obstacle: Obstacle | undefined,
  chosenMs: number,
): WatchRecord | undefined {
  const nextReadMs = watch && nextReadMsOf(watch.state);
  if (!watch || nextReadMs === undefined) return undefined;
  if (obstacle && failuresOf(watch) !== failuresOf(claimed)) return undefined;
  if (obstacle) return obstructed(watch, obstacle, nowMs(), chosenMs);
  return measuring(watch.pageId, chosenMs, nextReadMs);
}

const failuresOf = ({ state }: WatchRecord): number => (state.kind === 'obstructed' ? state.failures : 0);
