import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';

/** The series figures speak of: that of the metric the person follows, else the only one there is. */
export const followedSeries = ({ series, metric }: PageView): SeriesSummary | undefined =>
  series.find((one) => one.metric === metric) ?? series[0];
