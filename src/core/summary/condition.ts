import { mostOf } from '../math/extent.ts';
import { FRESH_MS } from '../rate/fresh.ts';
import type { PageView } from './series-summary.ts';

// The one place that says how the measuring of a Page stands. Marks, figures, sums and sentences all speak from it.

export type Condition =
  /** The person has not pressed *Measure*, or pressed *Stop*. */
  | 'unmeasured'
  /** It is read every interval; the newest reading is no older than that asks for. */
  | 'live'
  /** It is to be read every interval, and has not been yet: just begun, or the browser just started. */
  | 'waiting'
  /** It is to be read every interval, and readings are overdue: the browser slept, or is busy. */
  | 'late'
  /** The last reads met an obstacle; it is tried again by itself. */
  | 'obstructed'
  /** Ebb stopped by itself: the person may start it again. */
  | 'paused';

/** How many intervals the next reading may be overdue before it is called late. */
const LATE_INTERVALS = 2;

export function conditionOf(
  { watch, intervalMs, series }: Pick<PageView, 'watch' | 'intervalMs' | 'series'>,
  nowMs: number,
): Condition {
  switch (watch.kind) {
    case 'not-measuring':
      return 'unmeasured';
    case 'measuring':
      if (nowMs - watch.nextReadMs > LATE_INTERVALS * intervalMs) return 'late';
      return nowMs - mostOf(series.map(({ last }) => last.atMs)) > FRESH_MS ? 'waiting' : 'live';
    case 'obstructed':
    case 'paused':
      return watch.kind;
  }
}

/** Whether the person has a Page measured now, obstacles or not: what can be stopped. */
export const isMeasuring = ({ watch }: Pick<PageView, 'watch'>): boolean =>
  watch.kind === 'measuring' || watch.kind === 'obstructed';

/** How several Pages stand together. */
export interface ConditionOfAll {
  readonly live: number;
  readonly total: number;
  /** The worst of them: paused before obstructed before late before waiting; unmeasured only where all are. */
  readonly worst: Condition;
}

const WORST_FIRST: readonly Condition[] = ['paused', 'obstructed', 'late', 'waiting', 'live'];

export function conditionOfAll(views: readonly PageView[], nowMs: number): ConditionOfAll {
  const all = views.map((view) => conditionOf(view, nowMs));
  return {
    live: all.filter((one) => one === 'live').length,
    total: all.length,
    worst: WORST_FIRST.find((one) => all.includes(one)) ?? 'unmeasured',
  };
}
