import type { Metric } from '../../core/page/metric.ts';
import { NO_SAMPLES, samplesOf } from '../../core/series/sample-columns.ts';
import type { SeriesSummary } from '../../core/summary/series-summary.ts';
import { thinnedColumns } from '../histories/count-columns.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import type { RelayObserver } from './relay-curves.ts';

/** What a chart needs to know of a series. */
export type ChartedSeries = Pick<SeriesSummary, 'metric' | 'first' | 'last' | 'rate'>;

/** The history of a Page that one has never looked at. */
export const NOTHING_OF_ONES_OWN: SeriesHistory = {
  buckets: [],
  columns: NO_SAMPLES,
  samples: [],
  counts: thinnedColumns([], NO_SAMPLES),
  events: [],
};

/** A series as others alone saw it: from the first sample of any of them to the last one. */
export function chartedByOthers(
  metric: Metric,
  others: readonly Pick<RelayObserver, 'columns'>[],
): ChartedSeries | undefined {
  const ends = others
    .flatMap(({ columns }) => [...samplesOf(columns, 0, 1), ...samplesOf(columns, columns.atMs.length - 1)])
    .sort((a, b) => a.atMs - b.atMs);
  const [first, last] = [ends[0], ends.at(-1)];
  if (!first || !last) return undefined;
  return { metric, first, last, rate: { kind: 'no-rate', reason: 'no-samples' } };
}
