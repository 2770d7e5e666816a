import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { PageId } from '../../core/page/page-identity.ts';
import type { SeriesSummary } from '../../core/summary/series-summary.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { ChartMark } from '../chart/chart-marks.ts';
import { LossChart, useLossScale } from '../chart/loss-chart.tsx';
import { lossCurve } from '../chart/loss-curve.ts';
import { MarkList } from '../chart/mark-list.tsx';
import { RateChart } from '../chart/rate-chart.tsx';
import { rateCurve } from '../chart/rate-curve.ts';
import { type Span, spanOf, type TimeRange } from '../chart/time-range.ts';
import { eventMarks, noteMarks } from '../evidence/event-marks.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { ReplayProgress } from '../shared/replay-progress.tsx';
import { heatMap } from './heat-map.ts';
import { HeatMap } from './heat-map.tsx';
import { useHindsight } from './use-hindsight.ts';

/** Loss since the first sample, rate with its band, and the heat-map of one series. */
export function PageCharts(props: {
  pageId: PageId;
  series: SeriesSummary;
  history: SeriesHistory;
  range: Signal<TimeRange>;
}) {
  const { pageId, series, history, range } = props;
  const { text, notes, now } = useDashboard();
  const scale = useLossScale();
  const { metric, first } = series;
  const whole: Span = { fromMs: history.counts.atMs[0] ?? first.atMs, toMs: now.value };
  const losses = useMemo(
    () => [
      {
        label: text.plain(text.say('dashboard_chart_loss')),
        colour: 1 as const,
        dense: lossCurve(history.counts, first.value, scale.value),
      },
    ],
    [history, first.value, scale.value, text],
  );
  const marks = useMemo(
    () => [
      ...noteMarks(notes.value.filter((note) => note.pageId === undefined || note.pageId === pageId)),
      ...eventMarks(history.events, metric, text),
    ],
    [notes.value, history, metric, pageId, text],
  );
  const heat = useMemo(
    () => heatMap(history.counts, (atMs) => -new Date(atMs).getTimezoneOffset()),
    [history],
  );
  return (
    <section class="charts" aria-label={text.plain(text.say('dashboard_charts'))}>
      <LossChart curves={losses} scale={scale} unit={metric} marks={marks} whole={whole} range={range} />
      <PageRates
        pageId={pageId}
        series={series}
        history={history}
        marks={marks}
        whole={whole}
        range={range}
      />
      <MarkList marks={marks} span={spanOf(range.value, whole)} pageId={pageId} text={text} />
      <HeatMap map={heat} metric={metric} text={text} />
    </section>
  );
}

function PageRates(props: {
  pageId: PageId;
  series: SeriesSummary;
  history: SeriesHistory;
  marks: readonly ChartMark[];
  whole: Span;
  range: Signal<TimeRange>;
}) {
  const { pageId, series, history, marks, whole, range } = props;
  const { text, rates } = useDashboard();
  const isInHindsight = useSignal(false);
  const { metric } = series;
  const replayed = rates.of({ pageId, metric }).value;
  const curves = useMemo(
    () => [
      {
        label: text.plain(text.say('dashboard_chart_rates')),
        colour: 1 as const,
        dense: rateCurve(replayed.rates),
      },
    ],
    [replayed.rates, text],
  );
  const later = useHindsight(isInHindsight.value, history.columns, spanOf(range.value, whole));
  const both = useMemo(
    () =>
      later
        ? [
            ...curves,
            { label: text.plain(text.say('dashboard_hindsight')), colour: 3 as const, dense: later },
          ]
        : curves,
    [curves, later, text],
  );
  return (
    <>
      <RateChart
        curves={both}
        unit={metric}
        marks={marks}
        whole={whole}
        range={range}
        isBusy={replayed.done === 0 && history.columns.atMs.length > 0}
      />
      <p class="faint">
        <Say of={text.say('dashboard_rates_explained')} />
      </p>
      <label>
        <input
          type="checkbox"
          checked={isInHindsight.value}
          onChange={({ currentTarget }) => {
            isInHindsight.value = currentTarget.checked;
          }}
        />{' '}
        <Say of={text.say('dashboard_hindsight_choice')} />
      </label>
      <ReplayProgress done={replayed.done} total={replayed.total} />
    </>
  );
}
