import { HOUR_MS } from '../core/math/durations.ts';
import type { Metric } from '../core/page/metric.ts';
import type { PageId } from '../core/page/page-identity.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import type { PoolQuestion } from './ask-pool.ts';

/** Labels to choose by; none chooses all. */
export interface PoolSelection {
  readonly observer?: ObserverId;
  /** All but this one. */
  readonly notObserver?: ObserverId;
  readonly pageId?: PageId;
  readonly metric?: Metric;
}

/** A label's value in a selector. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

function selector({ observer, notObserver, pageId, metric }: PoolSelection): string {
  const parts = [
    observer === undefined ? '' : `by=${quoted(observer)}`,
    notObserver === undefined ? '' : `by!=${quoted(notObserver)}`,
    pageId === undefined ? '' : `page=${quoted(pageId)}`,
    metric === undefined ? '' : `metric=${quoted(metric)}`,
  ].filter((part) => part !== '');
  return `ebb_n{${parts.join(',')}}`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** All samples in a span, both ends inclusive. */
export const exportQuestion = (selection: PoolSelection, fromMs: number, toMs: number): PoolQuestion => ({
  path: '/api/v1/export',
  form: { 'match[]': selector(selection), start: seconds(fromMs), end: seconds(toMs) },
});

/**
 * How many samples each hour holds, by observer, Page and metric.
 * @param firstHourMs and `lastHourMs` starts of whole hours. A window ends with the instant it is asked at and
 *   leaves out the one it begins with, so an hour is asked for at its last millisecond.
 */
export const hoursQuestion = (
  selection: PoolSelection,
  firstHourMs: number,
  lastHourMs: number,
): PoolQuestion => ({
  path: '/api/v1/query_range',
  form: {
    query: `sum by (by, page, metric) (count_over_time(${selector(selection)}[1h]))`,
    start: seconds(firstHourMs + HOUR_MS - 1),
    end: seconds(lastHourMs + HOUR_MS - 1),
    step: '3600',
    // Without it the engine moves the instants to whole steps, and an hour would be another.
    nocache: '1',
  },
});
