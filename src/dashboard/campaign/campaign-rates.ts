import { campaignSpans } from '../../core/campaign/campaign-spans.ts';
import { DAY_MS, HOUR_MS } from '../../core/math/durations.ts';
import { bucketsOfColumns } from '../../core/series/sample-columns.ts';
import { type SpanRate, spanRates } from '../../core/series/span-rates.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { deviationOf } from '../page/page-model.ts';
import type { LoadedPage } from './campaign-curves.ts';

/** A campaign that has lasted for so long is told by days, a younger one by hours. */
const BY_DAYS_FROM_MS = 4 * DAY_MS;

/** Whether the mean rates of days are drawn, and not of hours. */
export const isByDays = (startMs: number, nowMs: number): boolean => nowMs - startMs >= BY_DAYS_FROM_MS;

/**
 * The mean rate of every hour or day of all targets together, each count once, with its interval: level over the hour
 * or day, with a gap where one of the Pages was not watched.
 */
export function campaignRates(loaded: readonly LoadedPage[], startMs: number, nowMs: number): DenseCurve {
  const widthMs = isByDays(startMs, nowMs) ? DAY_MS : HOUR_MS;
  const counted = loaded.filter(({ isTarget, page }) => isTarget && !page.sharesCountOf && page.series);
  const spans = campaignSpans(
    counted.map(({ history }) => (history ? spansOf(history, widthMs) : [])),
  ).filter((span) => span.startMs + widthMs > startMs);
  const edges = spans.flatMap((span) => [
    { atMs: span.fromMs, ...span },
    { atMs: span.toMs, ...span },
  ]);
  return {
    atMs: Float64Array.from(edges, ({ atMs }) => atMs),
    lines: [
      Float64Array.from(edges, ({ value }) => value),
      Float64Array.from(edges, ({ low }) => low),
      Float64Array.from(edges, ({ high }) => high),
    ],
    gaps: spans.flatMap((span, i) => {
      const next = spans[i + 1];
      return next && next.startMs - span.startMs > widthMs ? [2 * i + 1] : [];
    }),
  };
}

function spansOf({ buckets, columns, events }: SeriesHistory, widthMs: number): SpanRate[] {
  const kept = [...buckets, ...bucketsOfColumns(columns, HOUR_MS)];
  const moves = events.filter((event) => event.kind === 'platform-change');
  return spanRates(kept, widthMs, deviationOf(events), moves);
}
