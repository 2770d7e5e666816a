import { attendance } from '../../core/page/attendance.ts';
import { CLOSE_UP_LASTS_MS, FIRST_LOOKS } from '../../core/page/interval.ts';
import type { Obstacle, ObstacleKind } from '../../core/page/obstacle.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { WatchState } from '../../core/page/watch-state.ts';
import type { WatchStep } from '../../storage/pages/watches.ts';
import type { WatchRecord } from '../../storage/schema.ts';

// How a watch goes on, as pure steps from one record to the next. Instants are milliseconds since 1970 UTC.

const LONGEST_INTERVAL_MS = 30 * 60_000;
/** Where a tab is needed, it is waited for this long: a browser that starts takes a while to open its tabs again. */
const WAIT_FOR_TAB_MS = 10 * 60_000;

/** Obstacles that a report from a tab of the Page lifts. */
const FOR_WANT_OF_A_TAB: readonly ObstacleKind[] = ['no-tab', 'tab-asleep', 'reload-needed'];

/** The instant a watch is to be read at; nothing while it is not read. */
export function nextReadMsOf(state: WatchState): number | undefined {
  return state.kind === 'measuring' || state.kind === 'obstructed' ? state.nextReadMs : undefined;
}

/** The same, of an instant that makes sense: after the clock was set back, the planned one may be years away. */
export function dueMsOf({ state, intervalMs }: WatchRecord, nowMs: number): number | undefined {
  const plannedMs = nextReadMsOf(state);
  return plannedMs !== undefined && plannedMs > nowMs + 2 * intervalMs ? nowMs : plannedMs;
}

/** Whether a step of a watch plans its next read otherwise: the clock is to be set then. */
export const isPlanNew = ({ before, after }: WatchStep): boolean =>
  (before && nextReadMsOf(before.state)) !== (after && nextReadMsOf(after.state));

/** The person pressed Measure, or said that measuring is to go on. */
export function asked(
  watch: WatchRecord | undefined,
  pageId: PageId,
  wantedMs: number,
  nowMs: number,
): WatchRecord {
  const isRead = watch !== undefined && nextReadMsOf(watch.state) !== undefined;
  return isRead
    ? { ...measuring(watch, watch.intervalMs, nowMs), attendedMs: nowMs }
    : started(pageId, wantedMs, nowMs);
}

const started = (pageId: PageId, wantedMs: number, nowMs: number): WatchRecord => ({
  pageId,
  state: { kind: 'measuring', nextReadMs: nowMs },
  intervalMs: wantedMs,
  wantedMs,
  quickLooks: FIRST_LOOKS - 1,
  attendedMs: nowMs,
  isTabless: false,
  lookBytes: 0,
});

/** It is read, or read again, at its own pace. */
export const measuring = (watch: WatchRecord, intervalMs: number, nextReadMs: number): WatchRecord => ({
  ...watch,
  state: { kind: 'measuring', nextReadMs },
  intervalMs,
});

/** The person pressed Stop. */
export function stopped({ closeUp: _, ...watch }: WatchRecord): WatchRecord {
  return { ...watch, state: { kind: 'not-measuring' }, intervalMs: watch.wantedMs, quickLooks: 0 };
}

/** Looks come more often for a quarter of an hour, from now on; as before where no interval is given. */
export function inCloseUp(
  { closeUp: _, ...watch }: WatchRecord,
  everyMs: number | undefined,
  nowMs: number,
): WatchRecord {
  const { state } = watch;
  const next = state.kind === 'measuring' ? { ...watch, state: { ...state, nextReadMs: nowMs } } : watch;
  return everyMs === undefined ? next : { ...next, closeUp: { everyMs, untilMs: nowMs + CLOSE_UP_LASTS_MS } };
}

/** How often the person wants the Page read now. */
export const wantedNowMs = ({ closeUp, wantedMs }: WatchRecord, nowMs: number): number =>
  closeUp && closeUp.untilMs > nowMs ? closeUp.everyMs : wantedMs;

/**
 * A read met an obstacle: it is tried again after twice the interval, then four times, up to half an hour, and not
 * before the roads have rested; after ten minutes without a tab that is needed not at all.
 * @param paceMs how often the Page can be read.
 * @param restUntilMs nothing is asked before this instant.
 */
export function obstructed(
  watch: WatchRecord,
  met: Obstacle,
  nowMs: number,
  paceMs: number,
  restUntilMs = 0,
): WatchRecord {
  const before = watch.state.kind === 'obstructed' ? watch.state : undefined;
  // Why everything rests is what the person wants to know.
  const obstacle = met.kind === 'resting' && before ? before.obstacle : met;
  // Of this obstacle: a night without network has not been a night without a tab.
  const sinceMs = before?.obstacle.kind === obstacle.kind ? before.sinceMs : nowMs;
  if (obstacle.kind === 'no-tab' && nowMs - sinceMs > WAIT_FOR_TAB_MS)
    return paused(watch, obstacle, sinceMs);
  const failures = (before?.failures ?? 0) + 1;
  const againMs = nowMs + Math.min(paceMs * 2 ** failures, Math.max(paceMs, LONGEST_INTERVAL_MS));
  const nextReadMs = restUntilMs > nowMs ? restUntilMs : againMs;
  return {
    ...watch,
    state: { kind: 'obstructed', obstacle, sinceMs, failures, nextReadMs },
    intervalMs: nextReadMs - nowMs,
  };
}

/** The same watch waiting for a tab from now on; nothing where it does not wait for one. */
export function waitingAnew(watch: WatchRecord, nowMs: number): WatchRecord | undefined {
  const { state } = watch;
  if (state.kind !== 'obstructed' || state.obstacle.kind !== 'no-tab') return undefined;
  return { ...watch, state: { ...state, sinceMs: nowMs } };
}

/** Ebb itself stops reading the Page until the person starts it again. */
export const paused = (watch: WatchRecord, obstacle: Obstacle, sinceMs: number): WatchRecord => ({
  ...watch,
  state: { kind: 'paused', obstacle, sinceMs },
  intervalMs: watch.wantedMs,
  quickLooks: 0,
});

/** Nobody has looked at the Page for long, and nobody said whether to go on. */
export function pausedUnattended(
  watch: WatchRecord,
  isInCampaign: boolean,
  nowMs: number,
): WatchRecord | undefined {
  if (nextReadMsOf(watch.state) === undefined) return undefined;
  if (nowMs < attendance(watch.attendedMs, isInCampaign).pausesMs) return undefined;
  return paused(watch, { kind: 'unanswered', detail: 'no tab and no answer' }, nowMs);
}

/** A minute: a clock that is set right by less has not paused anybody. */
const AHEAD_MS = 60_000;

/** Read again, where it was paused for want of an answer by a clock that stood ahead: nobody had been waited for. */
export function resumedUnattended(watch: WatchRecord, nowMs: number): WatchRecord | undefined {
  const { state } = watch;
  if (state.kind !== 'paused' || state.obstacle.kind !== 'unanswered') return undefined;
  return state.sinceMs > nowMs + AHEAD_MS ? measuring(watch, watch.intervalMs, nowMs) : undefined;
}

/** Whether a tab that shows the Page again is all that was missing. */
export const lacksTab = (state: WatchState): boolean =>
  state.kind === 'obstructed' && FOR_WANT_OF_A_TAB.includes(state.obstacle.kind);
