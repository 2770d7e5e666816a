import type { Obstacle, ObstacleKind } from '../../core/page/obstacle.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { WatchState } from '../../core/page/watch-state.ts';
import type { WatchRecord } from '../../storage/schema.ts';

// How a watch goes on, as pure steps from one record to the next. Instants are milliseconds since 1970 UTC.

const LONGEST_INTERVAL_MS = 30 * 60_000;
/** A Page without a tab is waited for this long: a browser that starts takes a while to open its tabs again. */
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

/** The person pressed Measure, or a read went well. */
export const measuring = (pageId: PageId, intervalMs: number, nextReadMs: number): WatchRecord => ({
  pageId,
  state: { kind: 'measuring', nextReadMs },
  intervalMs,
});

/** The person pressed Stop. */
export const stopped = (pageId: PageId, intervalMs: number): WatchRecord => ({
  pageId,
  state: { kind: 'not-measuring' },
  intervalMs,
});

/**
 * A read met an obstacle: it is tried again after twice the interval, then four times, up to half an hour, and not
 * before the roads have rested; after ten minutes without a tab not at all.
 * @param chosenMs the interval the person chose.
 * @param restUntilMs nothing is asked before this instant.
 */
export function obstructed(
  { pageId, state }: WatchRecord,
  met: Obstacle,
  nowMs: number,
  chosenMs: number,
  restUntilMs = 0,
): WatchRecord {
  const before = state.kind === 'obstructed' ? state : undefined;
  // Why everything rests is what the person wants to know.
  const obstacle = met.kind === 'resting' && before ? before.obstacle : met;
  // Of this obstacle: a night without network has not been a night without a tab.
  const sinceMs = before?.obstacle.kind === obstacle.kind ? before.sinceMs : nowMs;
  if (obstacle.kind === 'no-tab' && nowMs - sinceMs > WAIT_FOR_TAB_MS)
    return paused(pageId, obstacle, sinceMs, chosenMs);
  const failures = (before?.failures ?? 0) + 1;
  const againMs = nowMs + Math.min(chosenMs * 2 ** failures, LONGEST_INTERVAL_MS);
  const nextReadMs = restUntilMs > nowMs ? restUntilMs : againMs;
  return {
    pageId,
    state: {
      kind: 'obstructed',
      obstacle,
      sinceMs,
      failures,
      nextReadMs,
    },
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
export const paused = (
  pageId: PageId,
  obstacle: Obstacle,
  sinceMs: number,
  intervalMs: number,
): WatchRecord => ({ pageId, state: { kind: 'paused', obstacle, sinceMs }, intervalMs });

/** Whether a tab that shows the Page again is all that was missing. */
export const lacksTab = (state: WatchState): boolean =>
  state.kind === 'obstructed' && FOR_WANT_OF_A_TAB.includes(state.obstacle.kind);
