import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import type { ChartMark } from '../chart/chart-marks.ts';
import { LossChart, useLossScale } from '../chart/loss-chart.tsx';
import { MarkList } from '../chart/mark-list.tsx';
import { RateChart } from '../chart/rate-chart.tsx';
import { type Span, spanOf, type TimeRange } from '../chart/time-range.ts';
import { eventMarks, noteMarks } from '../evidence/event-marks.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { ReplayProgress } from '../shared/replay-progress.tsx';
import { campaignLossCurves, campaignRateCurves } from './campaign-curves.ts';
import type { CampaignModel, CampaignPage } from './campaign-model.ts';
import { sharedChangeLabel, watchedControl } from './shared-change-label.ts';

const seriesOf = ({ view, series }: CampaignPage): SeriesId => ({
  pageId: view.page.id,
  metric: series?.metric ?? view.metric,
});

/** Losses since the start and rates, the Pages compared: worked out and drawn when all histories are read. */
export function CampaignCharts({ model }: { model: CampaignModel }) {
  const { text, histories, notes, now } = useDashboard();
  const range = useSignal<TimeRange>({ kind: 'all' });
  const scale = useLossScale();
  const pages = [...model.targets, ...model.controls].filter(({ series }) => series);
  const ids = pages.map(seriesOf);
  const read = useMemo(() => histories.all(ids), [histories, ids.map(seriesKey).join(' ')]).value;
  const loaded = pages.map((page, i) => ({
    page,
    isTarget: model.targets.includes(page),
    history: read?.[i],
  }));
  const whole: Span = { fromMs: model.startMs, toMs: now.value };

  const losses = useMemo(
    () =>
      campaignLossCurves(loaded, scale.value, model.startMs, text.plain(text.say('dashboard_all_targets'))),
    [scale.value, model.startMs, text, read],
  );
  const marks = useMemo(() => {
    const controls = loaded.flatMap(({ isTarget, history }) =>
      history && !isTarget ? watchedControl(history) : [],
    );
    return [
      ...noteMarks(notes.value),
      ...loaded.flatMap(({ page, isTarget, history }): ChartMark[] =>
        history
          ? eventMarks(history.events, seriesOf(page).metric, text, page.view.page.name, (change) =>
              isTarget ? sharedChangeLabel(change, controls, text) : '',
            )
          : [],
      ),
    ];
  }, [notes.value, text, read]);
  if (pages.length === 0) return null;
  return (
    <section class="charts" aria-label={text.plain(text.say('dashboard_charts'))}>
      <LossChart
        curves={losses}
        scale={scale}
        unit={model.total.unit}
        marks={marks}
        whole={whole}
        range={range}
        isBusy={!read}
      />
      <CampaignRates
        model={model}
        pages={pages}
        marks={marks}
        whole={whole}
        range={range}
        firstColour={losses.length > pages.length ? 1 : 0}
        isBusy={!read || read.some(({ columns }) => columns.atMs.length > 0)}
      />
      <MarkList marks={marks} span={spanOf(range.value, whole)} text={text} />
    </section>
  );
}

function CampaignRates(props: {
  model: CampaignModel;
  pages: readonly CampaignPage[];
  marks: readonly ChartMark[];
  whole: Span;
  range: Signal<TimeRange>;
  firstColour: number;
  /** The histories are being read, or there are samples to go through. */
  isBusy: boolean;
}) {
  const { model, pages, marks, whole, range, firstColour, isBusy } = props;
  const { rates } = useDashboard();
  const replayed = pages.map((page) => ({ page, ...rates.of(seriesOf(page)).value }));
  const curves = useMemo(
    () => campaignRateCurves(replayed, model.startMs, firstColour),
    [model.startMs, firstColour, ...replayed.map((one) => one.rates)],
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const done = sum(replayed.map((one) => one.done));
  const total = sum(replayed.map((one) => one.total));
  return (
    <>
      <RateChart
        curves={curves}
        unit={model.total.unit}
        marks={marks}
        whole={whole}
        range={range}
        isBusy={isBusy && done === 0}
      />
      <ReplayProgress done={done} total={total} />
    </>
  );
}
