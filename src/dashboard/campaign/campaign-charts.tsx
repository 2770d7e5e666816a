import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { HOUR_MS } from '../../core/math/durations.ts';
import { flooredTo } from '../../core/math/floored-to.ts';
import { signed } from '../../ui/labels/signed.ts';
import { Button } from '../../ui/parts/button.tsx';
import type { ChartMark } from '../chart/chart-marks.ts';
import { fillHeight } from '../chart/fill-height.ts';
import { Instrument } from '../chart/instrument.tsx';
import type { PanelProps } from '../chart/panel-props.ts';
import { changeWords, rateWords } from '../chart/panel-words.ts';
import type { PlotCurve } from '../chart/plot.ts';
import { signedRate, withUnit } from '../chart/say-figures.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import { type Span, spanOf, type TimeRange } from '../chart/time-range.ts';
import { eventMarks, noteMarks } from '../evidence/event-marks.ts';
import { figureLine } from '../picture/figure-line.ts';
import { SaveChart } from '../picture/save-chart.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { momentLabel } from '../shared/moment-label.ts';
import { campaignCurves, controlFactor, type LoadedPage } from './campaign-curves.ts';
import type { CampaignModel } from './campaign-model.ts';
import { campaignMeans, isByDays } from './campaign-rates.ts';
import { sharedChangeLabel, watchedControl } from './shared-change-label.ts';
import { totalFigure } from './total-figure.tsx';

/** Chosen so that a campaign of three Pages has all of them in sight on a laptop. */
const ROOM = { least: 150, others: 610 };
const MEANS_PART = 0.5;
/** What the controls did is worth deducting from this part of the largest mean on. */
const LEAST_DEDUCTED = 0.01;
/** Fewer hours or days make no course. */
const LEAST_SPANS = 3;

interface Drawn {
  readonly panels: readonly PanelProps[];
  /** There are hours or days of which what the controls did can be deducted. */
  readonly hasLess: boolean;
}

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
  const factor = controlFactor(loaded);
  const isDeducted = useSignal(true);
  const { unit, loss } = model.total;
  const toMs = flooredTo(whole.toMs, HOUR_MS);
  const when = momentLabel(span.fromMs, now.value, text);
  // What is told from where: a Page may be counted with another, or from another count, though its samples are the same.
  const counting = JSON.stringify(
    loaded.map(({ isTarget, page }) => [isTarget, page.sharesCountOf?.page.id, page.baseline?.value]),
  );
  // Apart from what is said of them: a frame of zooming words them anew, and must not go through months of samples.
  const courses = useMemo(
    () =>
      campaignCurves(loaded, model.startMs, {
        total: text.plain(text.say('dashboard_all_targets')),
        controls: text.plain(text.say('chart_controls')),
        sub: text.plain(text.sayCounted('pages_count', model.targets.length)),
      }),
    [counting, model.startMs, model.targets.length, text, ...histories],
  );
  const means = useMemo(
    () => campaignMeans(loaded, model.startMs, toMs, factor),
    [counting, model.startMs, toMs, factor, ...histories],
  );
  const { panels, hasLess } = useMemo((): Drawn => {
    const curves = courses.map((curve) => ({ ...curve, isRebased: !isAll }));
    const { counted, lessControls } = means;
    const hasLess = lessControls.atMs.length >= 2 * LEAST_SPANS && isTelling(counted, lessControls);
    const isLess = hasLess && isDeducted.value;
    const course: PanelProps = {
      title: withUnit(text.say('dashboard_course'), unit, text),
      curves,
      height,
      ...changeWords(unit, when, text),
      now: loss.kind === 'loss' && isRead ? [loss.atOnce - loss.lost] : undefined,
      endLabel: ({ colour, label }, value) => (colour === 'control' ? label : signed(value, text)),
    };
    if (counted.atMs.length < 2 * LEAST_SPANS) return { panels: [course], hasLess };
    const meansOf = isByDays(model.startMs, toMs) ? 'chart_day_means' : 'chart_hour_means';
    const plainTitle = withUnit(text.say(meansOf), unit, text);
    const title = isLess ? [...plainTitle, ' · ', ...text.say('chart_less_controls')] : plainTitle;
    const mean: PlotCurve = {
      label: text.plain(title),
      colour: 'side',
      sub: text.plain(text.say('unit_minute')),
      dense: isLess ? lessControls : counted,
    };
    const asCounted: PlotCurve = {
      label: text.plain(text.say('chart_as_counted')),
      colour: 'control',
      isDashed: true,
      // Its band would lie over the other's.
      dense: { ...counted, lines: counted.lines.slice(0, 1) },
    };
    const panels: readonly PanelProps[] = [
      course,
      {
        title,
        curves: isLess ? [mean, asCounted] : [mean],
        height: height * MEANS_PART,
        ...rateWords(unit, text),
        // The mean of an hour that is over is not what happens now.
        now: undefined,
        endLabel: ({ colour, label }, value) => (colour === 'control' ? label : signedRate(value, text)),
      },
    ];
    return { panels, hasLess };
  }, [isDeducted.value, courses, means, isAll, when, toMs, loss, isRead, model.startMs, unit, height, text]);
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
      {hasLess && (
        <fieldset class="pick" aria-label={text.plain(text.say('chart_controls_choice'))}>
          {([true, false] as const).map((isOn) => (
            <Button
              of={text.say(isOn ? 'chart_less_controls' : 'chart_as_counted')}
              key={`${isOn}`}
              aria-pressed={isDeducted.value === isOn}
              onClick={() => {
                isDeducted.value = isOn;
              }}
            />
          ))}
        </fieldset>
      )}
      <SaveChart chart={{ panels, marks, place }} span={span} />
    </Instrument>
  );
}

/** Whether deducting the controls makes another picture. */
function isTelling({ atMs, lines }: DenseCurve, less: DenseCurve): boolean {
  const means = Array.from(lines[0] ?? []);
  // Where one hour ends the next begins: an instant is both, and its place in the pair tells which.
  const edge = (at: number, i: number): string => `${at} ${i % 2}`;
  const places = new Map(Array.from(atMs, (at, i) => [edge(at, i), means[i] ?? 0]));
  const least = LEAST_DEDUCTED * means.reduce((most, mean) => Math.max(most, Math.abs(mean)), 0);
  return Array.from(less.atMs).some(
    (at, i) => Math.abs((less.lines[0]?.[i] ?? 0) - (places.get(edge(at, i)) ?? 0)) > least,
  );
}
