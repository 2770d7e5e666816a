import { retentionOf } from '../../core/series/retention.ts';
import { browser } from '../../platform/browser.ts';
import { nowMs } from '../../platform/clock.ts';
import { isAlarmSet } from '../../platform/is-alarm-set.ts';
import { retentionDays } from '../../settings/retention.ts';
import { openHistory } from '../../storage/database.ts';
import { thinPooled } from '../../storage/pool/thin-pooled.ts';
import { witnessDay } from '../../storage/series/old-before.ts';
import { recomputeStale } from '../../storage/series/recompute-stale.ts';
import { takeAllBack } from '../../storage/series/set-apart.ts';
import { thinHistory } from '../../storage/series/thin.ts';
import { write } from '../../storage/series/transaction.ts';
import { publish } from '../tell/publish.ts';
import { unlessFull } from './unless-full.ts';

/** Wakes the background to thin what has become old. */
export const UPKEEP_ALARM = 'upkeep';

const OFTEN_MINUTES = 120;
/** What is left after so many records waits a minute: the background has Pages to read. */
const MOST_RECORDS = 200;
/** ... and so do figures that are worked out again. */
const MOST_STEPS = 100;

/**
 * Puts back what a clock that was slow set apart; thins what is older than the person wants it kept, a bounded piece
 * at a time; and works out again the figures of series that an update of the method or a cancelled import left behind.
 */
export async function upkeep(): Promise<void> {
  const db = await openHistory();
  await unlessFull(write(db, (tx) => takeAllBack(tx, nowMs())));
  // Where there is no room for figures, thinning makes some.
  const recomputed = await unlessFull(recomputeStale(db, MOST_STEPS));
  if (recomputed && recomputed.pages.length > 0) await publish(...recomputed.pages);
  await unlessFull(witnessDay(db, nowMs()));
  const retention = retentionOf(await retentionDays.get());
  const thinned = await thinHistory(db, retention, nowMs(), MOST_RECORDS);
  const isPooledThinned = await thinPooled(db, retention, nowMs(), MOST_RECORDS);
  if (!recomputed?.finished || !thinned.finished || !isPooledThinned) upkeepSoon();
}

/** What is left goes on in a minute. */
export function upkeepSoon(): void {
  browser.alarms.create(UPKEEP_ALARM, { delayInMinutes: 1, periodInMinutes: OFTEN_MINUTES });
}

/** Sees to it that the alarm is set, and rings as soon as it should. */
export async function setUpkeep(): Promise<void> {
  if (!(await isAlarmSet(UPKEEP_ALARM, OFTEN_MINUTES))) upkeepSoon();
}
