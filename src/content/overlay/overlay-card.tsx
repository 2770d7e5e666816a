import type { Count } from '../../core/count/count.ts';
import { METRICS, type Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { FRESH_MS } from '../../core/rate/fresh.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { changeLabel, countLabel, stepLabel } from '../../ui/labels/count-label.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { pageRateLabel } from '../../ui/labels/page-label.ts';
import { sinceOpenedLabel, sinceStartLabel } from '../../ui/labels/since-label.ts';
import { adviceLabel, obstacleLabel, stateLabel } from '../../ui/labels/state-label.ts';
import { AfterDot } from '../../ui/parts/after-dot.tsx';
import { MetricVanished } from '../../ui/parts/metric-vanished.tsx';
import { RateLines } from '../../ui/parts/rate-lines.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { Sparkline } from '../../ui/parts/sparkline.tsx';
import { StateLines } from '../../ui/parts/state-lines.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { MeasureButton } from './measure-button.tsx';
import type { OverlayContent } from './overlay-content.ts';

/** What the person can do in the card. */
export interface CardActions {
  readonly setMeasuring: (measuring: boolean) => void;
  readonly setMetric: (metric: Metric) => void;
  readonly openDashboard: () => void;
}

export interface CardProps {
  readonly content: OverlayContent;
  readonly text: Text;
  readonly nowMs: number;
  /** The count of a metric when the person opened the Page. */
  readonly openedAt: (pageId: PageId, metric: Metric) => Count | undefined;
  readonly actions: CardActions;
}

/** A campaign or a history shorter than this has nothing to add to "since you opened this page". */
const WORTH_TELLING_MS = 30 * 60_000;

export function OverlayCard(props: CardProps) {
  const { content, text } = props;
  return content.kind === 'page' ? (
    <PageCard {...props} view={content.view} />
  ) : (
    <StateLines
      label={{
        tone: 'stopped',
        state: obstacleLabel(content.obstacle, text),
        advice: adviceLabel(content.obstacle, text),
      }}
    />
  );
}

function PageCard(props: CardProps & { view: PageView }) {
  const { view, text, nowMs, actions } = props;
  const series = followedSeries(view);
  return (
    <>
      <RateLines label={pageRateLabel(view, nowMs, text)} />
      {series && <SeriesLines {...props} series={series} />}
      <MetricVanished view={view} text={text} onFollow={actions.setMetric} />
      <MetricChoice view={view} text={text} onChoose={actions.setMetric} />
      <StateLines
        label={stateLabel(view, nowMs, text)}
        age={series ? text.say('read_when', { when: ageLabel(series.last.atMs, nowMs, text) }) : []}
      />
      <div class="buttons">
        <MeasureButton view={view} text={text} onSetMeasuring={actions.setMeasuring} />
        <button type="button" onClick={actions.openDashboard}>
          <Say of={text.say('open_dashboard')} />
        </button>
      </div>
    </>
  );
}

function SeriesLines({
  series,
  view,
  text,
  nowMs,
  openedAt,
}: CardProps & { series: SeriesSummary; view: PageView }) {
  const baseline = openedAt(view.page.id, series.metric);
  return (
    <>
      {nowMs - series.last.atMs <= FRESH_MS && (
        <Line class="change" of={changeLabel(series.change, series.metric, text)} />
      )}
      <Sparkline
        points={series.recent}
        nowMs={nowMs}
        label={text.plain(text.say('sparkline'))}
        width={248}
        height={36}
      />
      <p class="count">
        <Say of={countLabel(series.last, series.metric, text)} />
        <AfterDot class="step" of={stepLabel(series.last, text)} />
      </p>
      {baseline?.step === series.last.step && (
        <Line class="since" of={sinceOpenedLabel(baseline, series.last, series.metric, text)} />
      )}
      {series.last.atMs - (series.campaignStart ?? series.first).atMs >= WORTH_TELLING_MS && (
        <Line class="since" of={sinceStartLabel(series, text)} />
      )}
    </>
  );
}

/** Which counter is followed, where the Page shows both. */
function MetricChoice({
  view,
  text,
  onChoose,
}: {
  view: PageView;
  text: Text;
  onChoose: (metric: Metric) => void;
}) {
  if (view.series.length < 2) return null;
  return (
    <fieldset class="metrics" aria-label={text.plain(text.say('metric_choose'))}>
      {METRICS.map((metric) => (
        <button
          key={metric}
          type="button"
          aria-pressed={metric === view.metric}
          onClick={() => onChoose(metric)}
        >
          <Say of={text.say(`metric_${metric}`)} />
        </button>
      ))}
    </fieldset>
  );
}

const Line = ({ class: name, of }: { class: string; of: Phrase }) =>
  of.length > 0 ? (
    <p class={name}>
      <Say of={of} />
    </p>
  ) : null;
