import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { HOUR_MS } from '../../core/math/durations.ts';
import { signed } from '../../ui/labels/signed.ts';
import type { ChartMark } from '../chart/chart-marks.ts';
import { fillHeight } from '../chart/fill-height.ts';
import { Instrument } from '../chart/instrument.tsx';
import type { PanelProps } from '../chart/panel-props.ts';
import {
  axisCount,
  axisFigure,
  changedAmount,
  leftToRight,
  rateFigure,
  rateReadOut,
  signedRate,
  withUnit,
} from '../chart/say-figures.ts';
import { type Span, spanOf, type TimeRange } from '../chart/time-range.ts';
import { eventMarks, noteMarks } from '../evidence/event-marks.ts';
import { figureLine } from '../picture/figure-line.ts';
import { SaveChart } from '../picture/save-chart.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { momentLabel } from '../shared/moment-label.ts';
import { campaignCurves, type LoadedPage } from './campaign-curves.ts';
import type { CampaignModel } from './campaign-model.ts';
import { campaignRates, isByDays } from './campaign-rates.ts';
import { sharedChangeLabel, watchedControl } from './shared-change-label.ts';
import { totalFigure } from './total-figure.tsx';

/** Chosen so that a campaign of three Pages has all of them in sight on a laptop. */
const ROOM = { least: 150, others: 610 };
const MEANS_PART = 0.5;
/** Fewer hours or days make no course. */
const LEAST_SPANS = 3;

/** The course of all targets together since the start, the controls beside it to scale; below, what each day lost. */
export function CampaignCharts({ model, loaded }: { model: CampaignModel; loaded: readonly LoadedPage[] }) {
  const { text, notes, now } = useDashboard();
  const range: Signal<TimeRange> = useSignal<TimeRange>({ kind: 'all' });
  const whole: Span = { fromMs: model.startMs, toMs: now.value };
  const span = spanOf(range.value, whole);
  const histories = loaded.map(({ history }) => history);
  const isRead = histories.every((history) => history !== undefined);
  const isAll = range.value.kind === 'all';
  const marks = useMemo(() => {
    const controls = loaded.flatMap(({ isTarget, history }) =>
      history && !isTarget ? watchedControl(history) : [],
    );
    return [
      ...noteMarks(notes.value),
      ...loaded.flatMap(({ page, isTarget, history }): ChartMark[] =>
        history
          ? eventMarks(
              history.events,
              page.series?.metric ?? page.view.metric,
              text,
              page.view.page.name,
              (change) => (isTarget ? sharedChangeLabel(change, controls, text) : ''),
            )
          : [],
      ),
    ];
  }, [notes.value, text, ...histories]);
  const height = fillHeight(ROOM);
  const { unit, loss } = model.total;
  const toMs = Math.floor(whole.toMs / HOUR_MS) * HOUR_MS;
  const when = momentLabel(span.fromMs, now.value, text);
  const panels = useMemo((): readonly PanelProps[] => {
    const curves = campaignCurves(loaded, model.startMs, {
      total: text.plain(text.say('dashboard_all_targets')),
      controls: text.plain(text.say('chart_controls')),
      sub: text.plain(text.sayCounted('pages_count', model.targets.length)),
    }).map((curve) => ({ ...curve, isRebased: !isAll }));
    const means = campaignRates(loaded, model.startMs, toMs);
    const course: PanelProps = {
      title: withUnit(text.say('dashboard_course'), unit, text),
      curves,
      height,
      sayFigure: ([change = 0]) => changedAmount(change, unit, text),
      readOut: ([change = 0]) =>
        text.say('readout_since', { change: leftToRight(signed(change, text)), when: startWords() }),
      now: loss.kind === 'loss' && isRead ? [loss.atOnce - loss.lost] : undefined,
      axisFigure: (value, reach) => axisCount(value, reach, text),
      endLabel: ({ colour, label }, value) => (colour === 'control' ? label : signed(value, text)),
    };
    if (means.atMs.length < 2 * LEAST_SPANS) return [course];
    const meansOf = isByDays(model.startMs, toMs) ? 'chart_day_means' : 'chart_hour_means';
    const title = withUnit(text.say(meansOf), unit, text);
    return [
      course,
      {
        title,
        curves: [
          {
            label: text.plain(title),
            colour: 'side',
            sub: text.plain(text.say('unit_minute')),
            dense: means,
          },
        ],
        height: height * MEANS_PART,
        sayFigure: (lines) => rateFigure(lines, unit, text),
        readOut: (lines) => rateReadOut(lines, text),
        // The mean of an hour that is over is not what happens now.
        now: undefined,
        axisFigure: (value, reach) => axisFigure(value, reach, text),
        endLabel: (_, value) => signedRate(value, text),
      },
    ];
    function startWords(): string {
      return isAll ? momentLabel(model.startMs, now.value, text) : when;
    }
  }, [
    isAll,
    when,
    toMs,
    loss,
    isRead,
    model.startMs,
    unit,
    model.targets.length,
    height,
    text,
    ...histories,
  ]);
  const figure = totalFigure(model, text);
  const place = {
    name: model.name ?? text.plain(text.say('dashboard_every_page')),
    headline: figure ? figureLine(figure, text) : text.plain(text.say('dashboard_no_total')),
  };
  return (
    <Instrument
      title={withUnit(text.say('dashboard_course'), unit, text)}
      hasVisibleTitle
      panels={panels}
      marks={marks}
      whole={whole}
      range={range}
      isBusy={!isRead}
      text={text}
    >
      <SaveChart chart={{ panels, marks, place }} span={span} />
    </Instrument>
  );
}
