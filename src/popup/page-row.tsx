import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Metric } from '../core/page/metric.ts';
import { isMeasuring } from '../core/summary/condition.ts';
import { gaugeOf } from '../core/summary/gauge.ts';
import type { PageView, SeriesSummary } from '../core/summary/series-summary.ts';
import { countLabel } from '../ui/labels/count-label.ts';
import { pageFigure, type ShownFigure } from '../ui/labels/figure.ts';
import { followedSeries } from '../ui/labels/followed-series.ts';
import { lengthLabel } from '../ui/labels/length-label.ts';
import { isCloseUp } from '../ui/labels/measuring-lines.ts';
import { pageState } from '../ui/labels/page-state.ts';
import type { WatchNear } from '../ui/live/near-screen.ts';
import { usePainted } from '../ui/live/use-painted.ts';
import { depthOf } from '../ui/parts/bars.tsx';
import { Button } from '../ui/parts/button.tsx';
import { isOpen } from '../ui/parts/figure.tsx';
import { Gauge, GaugeEnds } from '../ui/parts/gauge.tsx';
import { Hour, hourOf } from '../ui/parts/hour.tsx';
import { IconButton } from '../ui/parts/icon-button.tsx';
import { LENS, PLAY, SHARE, STOP } from '../ui/parts/icons.ts';
import { PageMark } from '../ui/parts/mark.tsx';
import { Measuring } from '../ui/parts/measuring.tsx';
import { MetricOffer } from '../ui/parts/metric-offer.tsx';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';

/** The milder of the two: how often a Page is looked at in a close-up that is begun here. */
const CLOSE_UP_MS = 30_000;

/** What the person can do with a row. */
export interface RowActions {
  readonly setMeasuring: (view: PageView, measuring: boolean) => void;
  readonly setMetric: (view: PageView, metric: Metric) => void;
  /** Looks more often for a quarter of an hour; as before again where no interval is given. */
  readonly setCloseUp: (view: PageView, everyMs: number | undefined) => void;
  /** Shows the Page's charts. */
  readonly openCharts: (view: PageView) => void;
  /** Shows the Page's picture and sentence to hand on. */
  readonly share: (view: PageView) => void;
  readonly showOverlay: (view: PageView) => void;
}

export interface PageRowProps {
  readonly view: PageView;
  /** The end of the scale that all rows share. */
  readonly end: number;
  /** It is among those that are on the screen at once. */
  readonly isAtOnce: boolean;
  readonly watchNear: WatchNear;
  /** The person has hidden the overlay on this Page. */
  readonly isHidden: boolean;
  readonly nowMs: number;
  readonly text: Text;
  readonly actions: RowActions;
}

/**
 * One Page; drawn again only when something about it has changed, since there may be hundreds. Far from the screen it is
 * a name alone, which can be found and gone to; its figure is drawn before it comes to be seen, and then stays.
 */
export function PageRow(props: PageRowProps) {
  const { view, end, isAtOnce, watchNear, isHidden, nowMs, text, actions } = props;
  const row = useRef<HTMLLIElement>(null);
  const [wasNear, setNear] = useState(isAtOnce);
  const isNear = wasNear || isAtOnce;
  useEffect(() => {
    if (!isNear && row.current) return watchNear(row.current, () => setNear(true));
    setNear(isNear);
    return undefined;
  }, [isNear, watchNear]);
  return useMemo(
    () => (
      <li ref={row} class={isNear ? 'row' : 'row far'}>
        <Name {...props} />
        {isNear && <Row {...props} />}
      </li>
    ),
    [isNear, view, end, isHidden, nowMs, text, actions],
  );
}

const Name = ({ view, actions }: PageRowProps) => (
  <a
    class="name"
    href={`dashboard.html#page=${encodeURIComponent(view.page.id)}`}
    onClick={(event) => {
      event.preventDefault();
      actions.openCharts(view);
    }}
  >
    <bdi>{view.page.name}</bdi>
  </a>
);

/** Name and course at the start, value and gauge at the end, start or stop beside them. */
function Row({ view, end, isHidden, nowMs, text, actions }: PageRowProps) {
  const series = followedSeries(view);
  const figure = pageFigure(view, nowMs, text);
  const isOn = isMeasuring(view);
  const isClose = isCloseUp(view, nowMs);
  const closeUpLabel = text.plain(
    isClose
      ? text.say('close_up_end_page', { name: view.page.name })
      : text.say('close_up_page', { name: view.page.name, pace: lengthLabel(CLOSE_UP_MS, text) }),
  );
  const shareLabel = text.plain(text.say('share_page', { name: view.page.name }));
  const label = text.plain(text.say(isOn ? 'stop_page' : 'measure_page', { name: view.page.name }));
  return (
    <>
      <span class="more">
        {isOn && (
          <IconButton
            label={closeUpLabel}
            icon={LENS}
            class="icon plain"
            aria-pressed={isClose}
            title={`${closeUpLabel}\n${text.plain(text.say('close_up_why'))}`}
            onClick={() => actions.setCloseUp(view, isClose ? undefined : CLOSE_UP_MS)}
          />
        )}
        {figure.kind === 'rate' && (
          <IconButton
            label={shareLabel}
            icon={SHARE}
            class="icon plain"
            onClick={() => actions.share(view)}
          />
        )}
      </span>
      <IconButton
        label={label}
        icon={isOn ? STOP : PLAY}
        class="icon switch-on"
        onClick={() => actions.setMeasuring(view, !isOn)}
      />
      <RowFigure view={view} series={series} figure={figure} end={end} nowMs={nowMs} text={text} />
      <div class="wide">
        <MetricOffer view={view} text={text} onFollow={(metric) => actions.setMetric(view, metric)} />
      </div>
      {isOn && (
        <div class="wide">
          <Measuring
            isBrief
            view={view}
            nowMs={nowMs}
            text={text}
            onGoOn={() => actions.setMeasuring(view, true)}
          />
        </div>
      )}
      {isHidden && (
        <Button of={text.say('overlay_show')} class="link wide" onClick={() => actions.showOverlay(view)} />
      )}
    </>
  );
}

function RowFigure(props: {
  view: PageView;
  series: SeriesSummary | undefined;
  figure: ShownFigure;
  end: number;
  nowMs: number;
  text: Text;
}) {
  const { view, series, figure, end, nowMs, text } = props;
  const sentence = <Say as="p" class="unseen" of={figure.sentence} />;
  if (figure.kind !== 'rate' && figure.kind !== 'unclear')
    return (
      <div class="wide">
        {sentence}
        <Words figure={figure} view={view} series={series} nowMs={nowMs} text={text} />
      </div>
    );
  const gauge = gaugeOf(figure.rate, end);
  // Likes lost are what the window is about; anything else is named.
  const isPlainLoss = figure.rate.perMinute < 0 && series?.metric === 'likes';
  return (
    <>
      <div class="course">
        {series && <RowCourse series={series} paceMs={view.intervalMs} end={end} nowMs={nowMs} />}
      </div>
      <div
        class="figure"
        data-tone={figure.kind === 'rate' ? figure.tone : 'unclear'}
        data-sure={isOpen(figure) ? 'no' : undefined}
      >
        {sentence}
        {figure.kind === 'rate' ? (
          <div aria-hidden="true">
            <p class="value">
              <bdi class="n">{figure.value.isolated}</bdi>
              <Say as="span" class="unit" of={isPlainLoss ? text.say('unit_minute') : figure.unit} />
            </p>
            <Gauge {...gauge} />
            <GaugeEnds figure={figure} gauge={gauge} end={end} text={text} isRow />
          </div>
        ) : (
          <Say as="p" class="unclear" aria-hidden="true" of={figure.say} />
        )}
      </div>
      {figure.kind === 'rate' && (figure.tone === 'stale' || !figure.isSure) && (
        <p class="wide" aria-hidden="true">
          {figure.tone === 'stale' ? (
            <PageMark state={pageState(view, nowMs, text)} />
          ) : (
            <Say of={figure.course} />
          )}
        </p>
      )}
    </>
  );
}

/** The last hour; its bars are many times what the figure beside them takes. */
function RowCourse(props: { series: SeriesSummary; paceMs: number; end: number; nowMs: number }) {
  const { series, paceMs, end, nowMs } = props;
  if (!usePainted()) return null;
  const hour = hourOf(series, paceMs, nowMs);
  return <Hour series={series} hour={hour} depth={Math.max(end, depthOf([hour.slices]) / 3)} />;
}

/** What stands where there is no figure: the mark of the state with its words, and one line more. */
function Words(props: {
  figure: Exclude<ShownFigure, { kind: 'rate' | 'unclear' }>;
  view: PageView;
  series: SeriesSummary | undefined;
  nowMs: number;
  text: Text;
}) {
  const { figure, view, series, nowMs, text } = props;
  const { mark } = pageState(view, nowMs, text);
  return (
    <div aria-hidden="true">
      <p class={`state ${figure.kind === 'waiting' ? 'late' : mark}`}>
        <Say as="span" of={figure.say} />
      </p>
      {figure.kind === 'waiting' && <Say as="p" of={figure.readings} />}
      {figure.kind === 'said' && figure.more.map((line, i) => <Say as="p" key={i} of={line} />)}
      {mark === 'idle' && series && <Say as="p" of={countLabel(series.last, series.metric, text)} />}
    </div>
  );
}
