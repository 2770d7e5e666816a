import { type CampaignSpan, campaignSpans } from '../../core/campaign/campaign-spans.ts';
import { DAY_MS, HOUR_MS } from '../../core/math/durations.ts';
import { independentSum, scaled } from '../../core/math/independent-sum.ts';
import { bucketsOfColumns } from '../../core/series/sample-columns.ts';
import { type SpanRate, spanRates } from '../../core/series/span-rates.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { deviationOf } from '../page/page-model.ts';
import { countedPages, type LoadedPage } from './campaign-curves.ts';

/** A campaign that has lasted for so long is told by days, a younger one by hours. */
const BY_DAYS_FROM_MS = 4 * DAY_MS;

/** Whether the mean rates of days are drawn, and not of hours. */
export const isByDays = (startMs: number, nowMs: number): boolean => nowMs - startMs >= BY_DAYS_FROM_MS;

/** The mean rates of the hours or days of a campaign: as counted, and with what the controls did deducted. */
export interface CampaignMeans {
  readonly counted: DenseCurve;
  /** Without the hours or days in which the controls were not watched. */
  readonly lessControls: DenseCurve;
}

/**
 * The mean rate of every hour or day of all targets together, each count once, with its interval: level over the hour
 * or day, with a gap where one of the Pages was not watched.
 * @param factor how many times as large as the controls the targets are; without it nothing can be deducted.
 */
export function campaignMeans(
  loaded: readonly LoadedPage[],
  startMs: number,
  nowMs: number,
  factor?: number,
): CampaignMeans {
  const widthMs = isByDays(startMs, nowMs) ? DAY_MS : HOUR_MS;
  const spansOfSet = (isTarget: boolean): CampaignSpan[] =>
    campaignSpans(
      countedPages(loaded, isTarget)
        .filter(({ page }) => page.series)
        .map(({ history }) => (history ? spansOf(history, widthMs) : [])),
    ).filter((span) => span.startMs + widthMs > startMs);
  const targets = spansOfSet(true);
  const less = factor === undefined ? [] : deducted(targets, spansOfSet(false), factor);
  return { counted: curveOf(targets, widthMs), lessControls: curveOf(less, widthMs) };
}

function curveOf(spans: readonly CampaignSpan[], widthMs: number): DenseCurve {
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

/** What of the hours or days remains beyond what the controls did, errors taken as independent. */
function deducted(
  targets: readonly CampaignSpan[],
  controls: readonly CampaignSpan[],
  factor: number,
): CampaignSpan[] {
  const beside = new Map(controls.map((span) => [span.startMs, span]));
  return targets.flatMap((span) => {
    const control = beside.get(span.startMs);
    return control ? [{ ...span, ...independentSum([span, scaled(control, -factor)]) }] : [];
  });
}

function spansOf({ buckets, columns, events }: SeriesHistory, widthMs: number): SpanRate[] {
  const kept = [...buckets, ...bucketsOfColumns(columns, HOUR_MS)];
  const moves = events.filter((event) => event.kind === 'platform-change');
  return spanRates(kept, widthMs, deviationOf(events), moves);
}
