import { HOUR_MS } from '../core/math/durations.ts';
import type { ObserverId } from '../core/pool/observer.ts';
import type { PoolQuestion } from './ask-pool.ts';

/** Labels to choose by; none chooses all. */
export interface PoolSelection {
  readonly observer?: ObserverId;
  /** All but these. */
  readonly notObservers?: readonly ObserverId[];
  /** Pages as the pool has their ids: these alone, so that what an observer makes up beside them is not even answered. */
  readonly pages?: readonly string[];
  /** All but these. */
  readonly notPages?: readonly string[];
}

/** A label's value in a selector. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** One of these texts, as a pattern of the engine, which has to fit a label's whole value. */
const anyOf = (texts: readonly string[]): string =>
  quoted(texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'));

function selector({ observer, notObservers = [], pages, notPages = [] }: PoolSelection): string {
  const parts = [
    ...(observer === undefined ? [] : [`by=${quoted(observer)}`]),
    ...notObservers.map((one) => `by!=${quoted(one)}`),
    ...(pages === undefined ? [] : [`page=~${anyOf(pages)}`, 'metric=~"likes|followers"']),
    ...(notPages.length > 0 ? [`page!~${anyOf(notPages)}`] : []),
  ];
  return `ebb_n{${parts.join(',')}}`;
}

/** More observers than anybody invites, or more Pages than are offered, fit in. */
const SHORT_ANSWER = 100_000;

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

/** How many samples each observer has in a span, whatever their number: the answer is as long as there are observers. */
export const observersQuestion = (selection: PoolSelection, fromMs: number, toMs: number): PoolQuestion => ({
  path: '/api/v1/query',
  form: {
    query: `sum by (by) (count_over_time(${selector(selection)}[${toMs - fromMs + 1}ms]))`,
    time: seconds(toMs),
    nocache: '1',
  },
  longestAnswer: SHORT_ANSWER,
});

/** The Pages of a span, those first that most observers have: one alone can make up any number of them. */
export const pagesQuestion = (
  selection: PoolSelection,
  fromMs: number,
  toMs: number,
  most: number,
): PoolQuestion => ({
  path: '/api/v1/query',
  form: {
    query:
      `topk(${most}, count by (page) (count by (page, by) ` +
      `(count_over_time(${selector(selection)}[${toMs - fromMs + 1}ms]))))`,
    time: seconds(toMs),
    nocache: '1',
  },
  longestAnswer: SHORT_ANSWER,
});
