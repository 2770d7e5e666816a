import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { HOUR_MS } from '../../core/math/durations.ts';
import { METRICS } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { isMeasuring } from '../../core/summary/condition.ts';
import type { PageView as PageState, SeriesSummary } from '../../core/summary/series-summary.ts';
import { addressToOpen } from '../../facebook/facts/addresses.ts';
import { keysOf } from '../../facebook/facts/page-key.ts';
import { askBackground } from '../../messaging/send.ts';
import { countLabel, stepLabel } from '../../ui/labels/count-label.ts';
import { pageFigure } from '../../ui/labels/figure.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { pageState } from '../../ui/labels/page-state.ts';
import { Bars, depthOf } from '../../ui/parts/bars.tsx';
import { Button } from '../../ui/parts/button.tsx';
import { Figure, ownEnd } from '../../ui/parts/figure.tsx';
import { Icon } from '../../ui/parts/icon.tsx';
import { PLAY, SHARE, STOP } from '../../ui/parts/icons.ts';
import { PageMark } from '../../ui/parts/mark.tsx';
import { CloseUpChoice, Measuring } from '../../ui/parts/measuring.tsx';
import { MetricOffer } from '../../ui/parts/metric-offer.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Point } from '../chart/readout.tsx';
import { preciseInstant } from '../chart/time-label.ts';
import type { TimeRange } from '../chart/time-range.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { chartedByOthers, NOTHING_OF_ONES_OWN } from '../pool/charted-by-others.ts';
import { comparedNow } from '../pool/compared.ts';
import { ObserverPanel } from '../pool/observer-panel.tsx';
import { usePooled } from '../pool/use-pooled.ts';
import { JoinedWith } from '../same-page/joined-with.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { MetricChoice } from '../shared/metric-choice.tsx';
import { heatMap } from './heat-map.ts';
import { HeatMap } from './heat-map.tsx';
import { Noticed } from './noticed.tsx';
import { PageCharts } from './page-charts.tsx';
import { PageFigures } from './page-figures.tsx';
import { pageModel } from './page-model.ts';
import type { StepRun } from './step-runs.ts';

/** How often figures that look at the whole history are reckoned again while no sample comes. */
const RENEW_MS = 60_000;
/** The last hour is shown first where so many samples of it make a course; else all there is. */
const LEAST_POINTS = 5;

/** Everything about one Page. */
export function PageSection(props: {
  pageId: PageId;
  fromMs: number | undefined;
  toMs: number | undefined;
  /** Marked in the charts. */
  atMs: number | undefined;
}) {
  const { text, pages } = useDashboard();
  const view = pages.value.find(({ page }) => keysOf(page).includes(props.pageId));
  if (!view) return <Say as="h1" of={text.say('dashboard_page_not_known')} />;
  return <KnownPage key={view.page.id} {...props} view={view} />;
}

function KnownPage(props: {
  view: PageState;
  fromMs: number | undefined;
  toMs: number | undefined;
  atMs: number | undefined;
}) {
  const { view, fromMs, toMs, atMs } = props;
  const { text, now, histories, fail } = useDashboard();
  const series = followedSeries(view);
  const hourAgoMs = now.peek() - HOUR_MS;
  const hasHour = series && series.recent.filter(({ atMs }) => atMs > hourAgoMs).length >= LEAST_POINTS;
  const isLong = series && hasHour && series.last.atMs - series.first.atMs > HOUR_MS;
  const range = useSignal<TimeRange>(isLong ? { kind: 'last', ms: HOUR_MS } : { kind: 'all' });
  useEffect(() => {
    if (fromMs !== undefined && toMs !== undefined) range.value = { kind: 'span', fromMs, toMs };
  }, [fromMs, toMs, range]);
  const point = useSignal<Point | undefined>(undefined);
  useEffect(() => {
    point.value = atMs === undefined ? undefined : { atMs, isPinned: true };
  }, [atMs, point]);
  const isOn = isMeasuring(view);
  const { page } = view;
  return (
    <>
      <div class="title">
        <div>
          <h1>
            <bdi title={page.name}>{page.name}</bdi>
          </h1>
          {series && (
            <p class="faint small">
              <Say of={countLabel(series.last, series.metric, text)} />{' '}
              <Say as="span" class="chip" of={stepLabel(series.last, text)} />
            </p>
          )}
          <Measuring
            view={view}
            nowMs={now.value}
            text={text}
            onGoOn={() => {
              askBackground('setMeasuring', { pageId: page.id, measuring: true }).catch(fail);
            }}
          />
        </div>
        <div class="actions">
          <MetricChoice view={view} />
          <a class="button" href={addressToOpen(page.address)} target="_blank" rel="noreferrer">
            <Say of={text.say('open_page')} />
          </a>
          <Link to={{ view: 'evidence', pageId: page.id }} class="button">
            <Say of={text.say('dashboard_nav_evidence')} />
          </Link>
          <Link to={{ view: 'share', pageId: page.id }} class="button">
            <Icon of={SHARE} />
            <Say of={text.say('share')} />
          </Link>
          <CloseUpChoice
            view={view}
            nowMs={now.value}
            text={text}
            onChoose={(everyMs) => {
              askBackground('setCloseUp', { pageId: page.id, everyMs }).catch(fail);
            }}
          />
          <Button
            of={text.say(isOn ? 'stop' : 'measure')}
            icon={isOn ? STOP : PLAY}
            class={isOn ? undefined : 'main'}
            onClick={() => {
              askBackground('setMeasuring', { pageId: page.id, measuring: !isOn }).catch(fail);
            }}
          />
        </div>
      </div>
      <MetricOffer
        view={view}
        text={text}
        onFollow={(metric) => {
          askBackground('setMetric', { pageId: page.id, metric }).catch(fail);
        }}
      />
      <JoinedWith view={view} />
      {series ? (
        <SeriesView
          view={view}
          series={series}
          history={histories.of({ pageId: page.id, metric: series.metric }).value}
          range={range}
          point={point}
        />
      ) : (
        <NotLookedAt view={view} range={range} point={point} />
      )}
    </>
  );
}

function SeriesView(props: {
  view: PageState;
  series: SeriesSummary;
  history: SeriesHistory | undefined;
  range: Signal<TimeRange>;
  point: Signal<Point | undefined>;
}) {
  const { view, series, history, range, point } = props;
  const { text, now } = useDashboard();
  const renewedMs = Math.ceil(now.value / RENEW_MS) * RENEW_MS;
  const model = useMemo(
    () => history && pageModel(series, history, now.value),
    // The very instant matters little: `renewedMs` stands for it.
    [history, series, renewedMs],
  );
  const heat = useMemo(
    () => history && heatMap(history.counts, (atMs) => -new Date(atMs).getTimezoneOffset()),
    [history],
  );
  const figure = pageFigure(view, now.value, text);
  const held = useRef<number | undefined>(undefined);
  held.current = ownEnd(figure, held.current);
  const state = pageState(view, now.value, text);
  const others = usePooled(view.page, series.metric);
  const compared = comparedNow(series.rate, others, now.value);
  return (
    <>
      <div class="split">
        <section class="card">
          <Figure
            figure={figure}
            text={text}
            isHero
            end={held.current}
            foot={
              <>
                {figure.kind === 'rate' && <Say as="span" of={figure.second} />}
                <PageMark state={state} />
              </>
            }
          />
        </section>
        <PageCharts
          view={view}
          series={series}
          history={history}
          others={others}
          range={range}
          point={point}
        />
        <section class="card">
          <PageFigures series={series} model={model} />
          {heat && <Today heat={heat} nowMs={now.value} />}
          {history && (
            <Noticed pageId={view.page.id} metric={series.metric} history={history} nowMs={renewedMs} />
          )}
        </section>
      </div>
      {compared && <ObserverPanel compared={compared} metric={series.metric} />}
      {heat && <HeatMap map={heat} metric={series.metric} text={text} />}
      {model && <Exactness runs={model.runs} />}
    </>
  );
}

/** A Page of which there is nothing of one's own: what others shared of it, where anybody did. */
function NotLookedAt(props: { view: PageState; range: Signal<TimeRange>; point: Signal<Point | undefined> }) {
  const { view, range, point } = props;
  const { text, now } = useDashboard();
  const shared = { likes: usePooled(view.page, 'likes'), followers: usePooled(view.page, 'followers') };
  // Of a Page that was never read nothing says which of the two its documents show.
  const metric =
    METRICS.find((one) => shared[one].some(({ columns }) => columns.atMs.length > 0)) ?? view.metric;
  const others = shared[metric];
  const compared = comparedNow(undefined, others, now.value);
  const series = useMemo(
    () => chartedByOthers(metric, others),
    [metric, ...others.map(({ columns }) => columns)],
  );
  return (
    <>
      <section class="card">
        <Figure figure={pageFigure(view, now.value, text)} text={text} isHero />
      </section>
      {series && (
        <PageCharts
          view={view}
          series={series}
          history={NOTHING_OF_ONES_OWN}
          others={others}
          range={range}
          point={point}
        />
      )}
      {compared && <ObserverPanel compared={compared} metric={metric} />}
    </>
  );
}

/** The hours of today, as bars from the waterline. */
function Today({ heat, nowMs }: { heat: ReturnType<typeof heatMap>; nowMs: number }) {
  const { text } = useDashboard();
  const last = heat.days.at(-1);
  if (!last || new Date(last.atMs).toDateString() !== new Date(nowMs).toDateString()) return null;
  const slices = last.hours.map((cell) => cell?.perMinute);
  if (slices.filter((one) => one !== undefined).length < 2) return null;
  return (
    <div class="aside">
      <Say as="h2" of={text.say('page_today_hours')} />
      <div class="hours">
        <Bars slices={slices} depth={depthOf([slices])} />
      </div>
      <p class="hour-scale" aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </p>
    </div>
  );
}

const MOST_RUNS = 12;

/** How exact the counter was over time, and which reader read it. */
function Exactness({ runs }: { runs: readonly StepRun[] }) {
  const { text } = useDashboard();
  return (
    <details class="card heat">
      <Say as="summary" of={text.say('dashboard_exactness')} />
      <ul class="small">
        {runs.slice(0, MOST_RUNS).map((run) => (
          <li key={run.fromMs}>
            <Say
              of={text.say('dashboard_exactness_run', {
                from: preciseInstant(run.fromMs, text.language),
                to: preciseInstant(run.toMs, text.language),
                step: stepLabel({ value: 0, step: run.step }, text),
                samples: text.sayCounted('dashboard_samples', run.samples),
                reader: run.reader,
              })}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
