import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { PageView } from '../../core/summary/series-summary.ts';
import { pageFigure } from '../../ui/labels/figure.ts';
import { signed } from '../../ui/labels/signed.ts';
import { Say } from '../../ui/parts/say.tsx';
import { countedRate, sliceWidth } from '../chart/counted-rate.ts';
import { fillHeight } from '../chart/fill-height.ts';
import { Instrument } from '../chart/instrument.tsx';
import { lossCurve } from '../chart/loss-curve.ts';
import type { PanelProps } from '../chart/panel-props.ts';
import { changeWords, rateWords } from '../chart/panel-words.ts';
import type { PlotCurve } from '../chart/plot.ts';
import type { Point } from '../chart/readout.tsx';
import { signedRate, withUnit } from '../chart/say-figures.ts';
import { NO_POINTS } from '../chart/thin-curve.ts';
import { wholeRateCurve } from '../chart/thinned-rates.ts';
import { type Span, spanOf, type TimeRange } from '../chart/time-range.ts';
import { eventMarks, noteMarks } from '../evidence/event-marks.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { figureLine } from '../picture/figure-line.ts';
import { SaveChart } from '../picture/save-chart.tsx';
import type { ChartedSeries } from '../pool/charted-by-others.ts';
import { type RelayObserver, relayCurves } from '../pool/relay-curves.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { momentLabel } from '../shared/moment-label.ts';
import { RecomputeProgress } from '../shared/recompute-progress.tsx';
import { deviationOf } from './page-model.ts';
import { useSmoothedRates } from './use-smoothed-rates.ts';

const BOTH = { least: 380, others: 396 };
const RATE_PART = 0.54;

/** Rate above, likes below, on one time axis. */
export function PageCharts(props: {
  view: PageView;
  series: ChartedSeries;
  history: SeriesHistory | undefined;
  /** What others shared of the same series. */
  others: readonly RelayObserver[];
  range: Signal<TimeRange>;
  /** The instant read out. */
  point: Signal<Point | undefined>;
}) {
  const { view, series, history, others, range, point } = props;
  const pageId = view.page.id;
  const { text, notes, now, rates } = useDashboard();
  const { metric, first } = series;
  const isSmoothedShown = useSignal(false);
  const relayed = useMemo(
    () => history && relayCurves(history, others, first.value, now.value),
    // What is there is drawn up to now, whenever that is.
    [history, ...others.flatMap(({ columns, rates }) => [columns, rates]), first.value],
  );
  const firstMs = history?.counts.atMs[0] ?? first.atMs;
  const whole: Span = { fromMs: Math.min(firstMs, relayed?.counts.atMs[0] ?? firstMs), toMs: now.value };
  const span = spanOf(range.value, whole);
  const recomputed = rates.of({ pageId, metric }).value;
  const later = useSmoothedRates(isSmoothedShown.value, history?.columns, span);
  useEffect(() => rates.rest(), [range.value]);
  const marks = useMemo(
    () => [
      ...noteMarks(notes.value.filter((note) => note.pageId === undefined || note.pageId === pageId)),
      ...eventMarks(history?.events ?? [], metric, text),
    ],
    [notes.value, history, metric, pageId, text],
  );
  // Whose charts they are and what they say, in one line, for a picture.
  const place = { name: view.page.name, headline: figureLine(pageFigure(view, now.value, text), text) };
  const isAll = range.value.kind === 'all';
  const sinceWords = momentLabel(span.fromMs, now.value, text);
  const since = isAll
    ? withUnit(text.say('dashboard_course'), metric, text)
    : text.say(`chart_since_${metric}`, { when: sinceWords });
  const height = fillHeight(BOTH);
  const isComplete = history !== undefined && recomputed.total > 0 && recomputed.done >= recomputed.total;
  // Until the estimates are there the picture shows what the counts themselves say; of a counter in steps they lie.
  const counts = isComplete || series.last.step > 1 ? undefined : history?.counts;
  const width = sliceWidth(span.toMs - span.fromMs);
  const untilMs = recomputed.rates.atMs.at(-1) ?? Number.NEGATIVE_INFINITY;
  const counted = useMemo(
    (): PlotCurve[] =>
      counts
        ? [
            {
              label: text.plain(text.say('chart_counted')),
              colour: 'control',
              isDashed: true,
              dense: countedRate(counts, untilMs, width),
            },
          ]
        : [],
    [counts, untilMs, width, text],
  );
  // Apart from what is said of them: a frame of zooming words them anew, and must not go through months of samples.
  const rateDense = useMemo(() => {
    const events = history?.events ?? [];
    return wholeRateCurve(
      history?.buckets ?? [],
      deviationOf(events),
      recomputed.rates,
      events.filter((event) => event.kind === 'platform-change'),
    );
  }, [history, recomputed.rates]);
  const lossDense = useMemo(
    () => (history ? lossCurve(history.counts, first.value, 'absolute') : NO_POINTS),
    [history, first.value],
  );
  const panels = useMemo((): readonly PanelProps[] => {
    const { rate: estimate } = series;
    const current = estimate.kind === 'rate' ? [estimate.perMinute, estimate.low, estimate.high] : undefined;
    const rate: PlotCurve = {
      label: text.plain(text.say(`chart_rate_${metric}`)),
      colour: 'side',
      sub: text.plain(text.say('unit_minute')),
      dense: rateDense,
    };
    const smoothed: PlotCurve[] = later
      ? [{ label: text.plain(text.say('dashboard_smoothed')), colour: 3, dense: later }]
      : [];
    const count: PlotCurve = {
      label: text.plain(since),
      colour: 'side',
      isArea: true,
      isRebased: !isAll,
      dense: lossDense,
    };
    const relay =
      relayed &&
      ({
        label: text.plain(text.say('chart_relay', { observers: relayed.observers.join(', ') })),
        colour: 4,
        isDashed: true,
      } as const);
    const relayRate: PlotCurve[] = relay ? [{ ...relay, dense: relayed.rates }] : [];
    const relayCount: PlotCurve[] = relay
      ? [{ ...relay, dense: relayed.counts, isRebased: !isAll, rebasedWith: count.dense }]
      : [];
    return [
      {
        title: text.say(`chart_rate_${metric}`),
        curves: [rate, ...smoothed, ...relayRate, ...counted],
        height: height * RATE_PART,
        ...rateWords(metric, text),
        now: current,
        endLabel: ({ colour, label }, value) =>
          colour === 'control'
            ? undefined
            : colour !== 'side'
              ? label
              : isComplete
                ? signedRate(value, text)
                : undefined,
      },
      {
        title: since,
        curves: [count, ...relayCount],
        height: height * (1 - RATE_PART),
        ...changeWords(metric, sinceWords, text),
        now: history && [series.last.value - first.value],
        endLabel: ({ colour, label }, value) => (colour === 'side' ? signed(value, text) : label),
      },
    ];
  }, [
    rateDense,
    lossDense,
    isComplete,
    later,
    counted,
    relayed,
    history,
    series,
    metric,
    text,
    isAll,
    sinceWords,
    height,
  ]);
  return (
    <Instrument
      title={text.say('dashboard_charts')}
      panels={panels}
      marks={marks}
      pageId={pageId}
      whole={whole}
      range={range}
      point={point}
      isBusy={!history}
      text={text}
    >
      <label class="smoothed">
        <input
          type="checkbox"
          checked={isSmoothedShown.value}
          onChange={({ currentTarget }) => {
            isSmoothedShown.value = currentTarget.checked;
          }}
        />{' '}
        <Say of={text.say('dashboard_smoothed_choice')} />
      </label>
      <SaveChart chart={{ panels, marks, place }} span={span} />
      <RecomputeProgress done={recomputed.done} total={recomputed.total} />
    </Instrument>
  );
}
