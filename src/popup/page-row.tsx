import { useMemo } from 'preact/hooks';
import type { Metric } from '../core/page/metric.ts';
import type { PageView } from '../core/summary/series-summary.ts';
import { ageLabel } from '../ui/labels/age-label.ts';
import { countLabel, stepLabel } from '../ui/labels/count-label.ts';
import { followedSeries } from '../ui/labels/followed-series.ts';
import { pageRateLabel } from '../ui/labels/page-label.ts';
import { stateLabel } from '../ui/labels/state-label.ts';
import { AfterDot } from '../ui/parts/after-dot.tsx';
import { MetricVanished } from '../ui/parts/metric-vanished.tsx';
import { RateLines } from '../ui/parts/rate-lines.tsx';
import { Say } from '../ui/parts/say.tsx';
import { Sparkline } from '../ui/parts/sparkline.tsx';
import { StateLines } from '../ui/parts/state-lines.tsx';
import type { Text } from '../ui/text/text.ts';

/** What the person can do with a row. */
export interface RowActions {
  readonly setMeasuring: (view: PageView, measuring: boolean) => void;
  readonly setMetric: (view: PageView, metric: Metric) => void;
  readonly openPage: (view: PageView) => void;
  readonly showOverlay: (view: PageView) => void;
}

export interface PageRowProps {
  readonly view: PageView;
  /** The person has hidden the overlay on this Page. */
  readonly isHidden: boolean;
  readonly nowMs: number;
  readonly text: Text;
  readonly actions: RowActions;
}

/** One Page; drawn anew only when something about it has changed, since there may be a hundred. */
export function PageRow(props: PageRowProps) {
  const { view, isHidden, nowMs, text, actions } = props;
  return useMemo(() => <Row {...props} />, [view, isHidden, nowMs, text, actions]);
}

/** Name, rate with its interval, sparkline, count, state, start and stop. */
function Row({ view, isHidden, nowMs, text, actions }: PageRowProps) {
  const series = followedSeries(view);
  const isMeasuring = view.watch.kind === 'measuring' || view.watch.kind === 'obstructed';
  return (
    <li class="row">
      <div class="row-head">
        <button
          type="button"
          class="name"
          title={text.plain(text.say('open_page'))}
          onClick={() => actions.openPage(view)}
        >
          <bdi>{view.page.name}</bdi>
        </button>
        <button
          type="button"
          class={isMeasuring ? undefined : 'main'}
          aria-label={text.plain([
            ...text.say(isMeasuring ? 'stop' : 'measure'),
            ' ',
            { isolated: view.page.name },
          ])}
          onClick={() => actions.setMeasuring(view, !isMeasuring)}
        >
          <Say of={text.say(isMeasuring ? 'stop' : 'measure')} />
        </button>
      </div>
      <div class="figures">
        <RateLines label={pageRateLabel(view, nowMs, text)} />
        {series && (
          <p class="count">
            <Say of={countLabel(series.last, series.metric, text)} />
            <AfterDot class="step" of={stepLabel(series.last, text)} />
          </p>
        )}
        {series && (
          <Sparkline
            points={series.recent}
            nowMs={nowMs}
            label={text.plain(text.say('sparkline'))}
            width={64}
            height={32}
          />
        )}
      </div>
      <MetricVanished view={view} text={text} onFollow={(metric) => actions.setMetric(view, metric)} />
      <StateLines
        label={stateLabel(view, nowMs, text)}
        age={series ? text.say('read_when', { when: ageLabel(series.last.atMs, nowMs, text) }) : []}
      />
      {isHidden && (
        <button type="button" class="link" onClick={() => actions.showOverlay(view)}>
          <Say of={text.say('overlay_show')} />
        </button>
      )}
    </li>
  );
}
