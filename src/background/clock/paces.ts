import type { PageId } from '../../core/page/page-identity.ts';
import { sharePace } from '../../core/road/pace.ts';
import type { WatchRecord } from '../../storage/schema.ts';
import { nextReadMsOf, wantedNowMs } from './next-watch.ts';

/** Who saves data is asked for no more often than this. */
const SAVING_EVERY_MS = 5 * 60_000;

/** What the whole browser may ask, and how it is told to. */
export interface PaceConditions {
  readonly budgetPerHour: number;
  readonly isSavingData: boolean;
}

/** How often each Page that is measured can be read, with all that are. */
export function pacesOf(
  watches: readonly WatchRecord[],
  { budgetPerHour, isSavingData }: PaceConditions,
  nowMs: number,
): ReadonlyMap<PageId, number> {
  const read = watches.filter(({ state }) => nextReadMsOf(state) !== undefined);
  const wanted = read.map((watch) => {
    const wantedMs = wantedNowMs(watch, nowMs);
    return isSavingData ? Math.max(wantedMs, SAVING_EVERY_MS) : wantedMs;
  });
  const shared = sharePace(wanted, budgetPerHour);
  return new Map(read.map(({ pageId }, index) => [pageId, shared[index] ?? wanted[index] ?? 0]));
}
