import type { PageView } from '../../core/summary/series-summary.ts';
import type { Text } from '../text/text.ts';
import { followedSeries } from './followed-series.ts';
import { type RateLabel, rateLabel } from './rate-label.ts';

/** What is said about the rate of a Page's followed metric. */
export function pageRateLabel(view: PageView, nowMs: number, text: Text): RateLabel {
  const series = followedSeries(view);
  const context = {
    unit: series?.metric ?? view.metric,
    watch: view.watch,
    step: series?.last.step ?? 1,
    nowMs,
  };
  return rateLabel(series?.rate ?? { kind: 'no-rate', reason: 'no-samples' }, context, text);
}
