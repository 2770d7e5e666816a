import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { PageId } from '../../core/page/page-identity.ts';
import type { PageView as PageState, SeriesSummary } from '../../core/summary/series-summary.ts';
import { askBackground } from '../../messaging/send.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { stepLabel } from '../../ui/labels/count-label.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { pageRateLabel } from '../../ui/labels/page-label.ts';
import { stateLabel } from '../../ui/labels/state-label.ts';
import { RateLines } from '../../ui/parts/rate-lines.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { StateLines } from '../../ui/parts/state-lines.tsx';
import { preciseInstant } from '../chart/time-label.ts';
import type { TimeRange } from '../chart/time-range.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Link } from '../shared/link.tsx';
import { MetricChoice } from '../shared/metric-choice.tsx';
import { PageCharts } from './page-charts.tsx';
import { PageFigures } from './page-figures.tsx';
import { pageModel } from './page-model.ts';
import type { StepRun } from './step-runs.ts';

/** How often figures that look at the whole history are reckoned anew while no sample comes. */
const RENEW_MS = 60_000;
const MOST_RUNS = 12;

/** Everything about one Page. */
export function PageView(props: { pageId: PageId; fromMs: number | undefined; toMs: number | undefined }) {
  const { text, pages } = useDashboard();
  const view = pages.value.find(
    ({ page }) => page.id === props.pageId || page.aliases.includes(props.pageId),
  );
  if (!view)
    return (
      <p>
        <Say of={text.say('dashboard_page_not_known')} />
      </p>
    );
  return <KnownPage key={view.page.id} view={view} fromMs={props.fromMs} toMs={props.toMs} />;
}

function KnownPage(props: { view: PageState; fromMs: number | undefined; toMs: number | undefined }) {
  const { view, fromMs, toMs } = props;
  const { text, now, histories, fail } = useDashboard();
  const range = useSignal<TimeRange>({ kind: 'all' });
  useEffect(() => {
    if (fromMs !== undefined && toMs !== undefined) range.value = { kind: 'span', fromMs, toMs };
  }, [fromMs, toMs, range]);
  const series = followedSeries(view);
  const isMeasuring = view.watch.kind === 'measuring' || view.watch.kind === 'obstructed';
  const { page } = view;
  return (
    <>
      <h1>
        <bdi>{page.name}</bdi>
      </h1>
      <section class="total">
        <RateLines label={pageRateLabel(view, now.value, text)} />
        <StateLines
          label={stateLabel(view, now.value, text)}
          age={series ? text.say('read_when', { when: ageLabel(series.last.atMs, now.value, text) }) : []}
        />
        <p class="actions">
          <button
            type="button"
            class={isMeasuring ? 'quiet' : 'main'}
            onClick={() => {
              askBackground('setMeasuring', { pageId: page.id, measuring: !isMeasuring }).catch(fail);
            }}
          >
            <Say of={text.say(isMeasuring ? 'stop' : 'measure')} />
          </button>
          <a class="button quiet" href={page.address} target="_blank" rel="noreferrer">
            <Say of={text.say('open_page')} />
          </a>
          <Link to={{ view: 'evidence', pageId: page.id }} class="button quiet">
            <Say of={text.say('dashboard_nav_evidence')} />
          </Link>
        </p>
        <MetricChoice view={view}>
          <Say of={text.say('metric_choose')} />
        </MetricChoice>
      </section>
      {series && (
        <SeriesView
          pageId={page.id}
          series={series}
          history={histories.of({ pageId: page.id, metric: series.metric }).value}
          range={range}
        />
      )}
    </>
  );
}

function SeriesView(props: {
  pageId: PageId;
  series: SeriesSummary;
  history: SeriesHistory | undefined;
  range: Signal<TimeRange>;
}) {
  const { pageId, series, history, range } = props;
  const { text, now } = useDashboard();
  const renewedMs = Math.ceil(now.value / RENEW_MS) * RENEW_MS;
  const model = useMemo(
    () => history && pageModel(series, history, now.value, midnightBefore(now.value)),
    // The very instant matters little: `renewedMs` stands for it.
    [history, series, renewedMs],
  );
  return (
    <>
      <PageFigures series={series} model={model} />
      {history ? (
        <PageCharts pageId={pageId} series={series} history={history} range={range} />
      ) : (
        <p class="faint">
          <Say of={text.say('dashboard_loading')} />
        </p>
      )}
      {model && <Exactness runs={model.runs} />}
    </>
  );
}

function midnightBefore(atMs: number): number {
  const day = new Date(atMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

/** How exact the counter was over time, and which reader read it. */
function Exactness({ runs }: { runs: readonly StepRun[] }) {
  const { text } = useDashboard();
  return (
    <section>
      <h2>
        <Say of={text.say('dashboard_exactness')} />
      </h2>
      <ul class="marks">
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
    </section>
  );
}
