import type { ComponentChildren } from 'preact';
import type { Count } from '../../core/count/count.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { peopleSince, startOf } from '../../core/summary/people-since.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import { stepLabel } from '../../ui/labels/count-label.ts';
import { obstacleFigure, pageFigure } from '../../ui/labels/figure.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { lengthLabel } from '../../ui/labels/length-label.ts';
import { dateLabel } from '../../ui/labels/page-state.ts';
import { changeSince, signed } from '../../ui/labels/signed.ts';
import { adviceLabel } from '../../ui/labels/state-label.ts';
import { depthOf } from '../../ui/parts/bars.tsx';
import { Button } from '../../ui/parts/button.tsx';
import { Figure, ownEnd } from '../../ui/parts/figure.tsx';
import { Num } from '../../ui/parts/gauge.tsx';
import { Hour, hourOf } from '../../ui/parts/hour.tsx';
import { CHART } from '../../ui/parts/icons.ts';
import { Measuring } from '../../ui/parts/measuring.tsx';
import { MetricOffer } from '../../ui/parts/metric-offer.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { MeasureButton } from './measure-button.tsx';
import type { OverlayContent } from './overlay-content.ts';
import { UnkeptLines } from './unkept-lines.tsx';

/** A count with its instant. */
export type OpenedCount = Count & { readonly atMs: number };

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
  readonly openedAt: (pageId: PageId, metric: Metric) => OpenedCount | undefined;
  /** The end of the gauge's scale that is on the screen, to be held while the interval keeps to it. */
  readonly scale?: number | undefined;
  readonly actions: CardActions;
}

/** A campaign or a history shorter than this has nothing to add to what changed since the Page was opened. */
const WORTH_TELLING_MS = 30 * 60_000;

export function OverlayCard(props: CardProps) {
  const { content, text } = props;
  if (content.kind === 'page') return <PageCard {...props} view={content.view} />;
  if (content.kind === 'unkept') return <UnkeptLines content={content} text={text} />;
  const figure = obstacleFigure(content.obstacle, adviceLabel(content.obstacle, text), [], text);
  return <Figure figure={figure} text={text} />;
}

function PageCard(props: CardProps & { view: PageView }) {
  const { view, text, nowMs, scale, actions } = props;
  const series = followedSeries(view);
  const figure = pageFigure(view, nowMs, text);
  const isObstacle = figure.kind === 'said' && figure.isObstacle;
  return (
    <>
      <Figure figure={figure} text={text} end={ownEnd(figure, scale)} />
      {series && !isObstacle && series.recent.length > 1 && <Course {...props} series={series} />}
      {series && !isObstacle && <Facts {...props} series={series} />}
      <MetricOffer view={view} text={text} onFollow={actions.setMetric} />
      <Measuring view={view} nowMs={nowMs} text={text} onGoOn={() => actions.setMeasuring(true)} />
      {view.watch.kind === 'not-measuring' && !view.measuring && (
        <Say
          as="p"
          class="faint"
          of={text.say('measure_means', { pace: lengthLabel(view.intervalMs, text) })}
        />
      )}
      <div class="buttons">
        <MeasureButton view={view} text={text} onSetMeasuring={actions.setMeasuring} />
        <Button of={text.say('charts')} icon={CHART} onClick={actions.openDashboard} />
      </div>
    </>
  );
}

function Course({ series, view, text, nowMs }: CardProps & { series: SeriesSummary; view: PageView }) {
  const hour = hourOf(series, view.intervalMs, nowMs);
  return (
    <div>
      <div class="course">
        <Hour series={series} hour={hour} depth={depthOf([hour.slices])} />
      </div>
      <p class="axis" aria-hidden="true">
        <span>{text.format.time(hour.fromMs)}</span>
        <span>
          <Say as="bdi" dir="auto" of={text.say('now')} />
        </span>
      </p>
    </div>
  );
}

/** Four facts: the count, the figure in the other unit, what changed since the Page was opened and since the start. */
function Facts(props: CardProps & { series: SeriesSummary; view: PageView }) {
  const { series, view, text, nowMs, openedAt } = props;
  const { metric, last } = series;
  const opened = openedAt(view.page.id, metric);
  const start = startOf(series);
  const since = peopleSince(series, start.countMs);
  const figure = pageFigure(view, nowMs, text);
  return (
    <dl>
      <Fact of={text.say(`fact_count_${metric}`)} aside={stepLabel(last, text)}>
        {text.format.whole(last.value)}
      </Fact>
      {figure.kind === 'rate' && <Fact of={text.say('fact_second')}>{text.plain(figure.secondValue)}</Fact>}
      {opened && opened.step === last.step && (
        <Fact of={text.say('fact_opened')}>
          {changeSince(opened, peopleSince(series, opened.atMs).last, text).count}
        </Fact>
      )}
      {last.atMs - start.atMs >= WORTH_TELLING_MS && (
        <Fact
          of={text.say('fact_began', { when: dateLabel(start.atMs, nowMs, text) })}
          aside={changeSince(start, since.last, text).part}
        >
          {changeSince(start, since.last, text).count}
        </Fact>
      )}
      {since.atOnce !== 0 && <Fact of={text.say('fact_at_once')}>{signed(since.atOnce, text)}</Fact>}
    </dl>
  );
}

function Fact(props: { of: Phrase; aside?: Phrase; children: ComponentChildren & string }) {
  const { of, aside = [], children } = props;
  return (
    <div>
      <Say as="dt" of={of} />
      <dd>
        <Num>{children}</Num>
        {aside.length > 0 && (
          <small>
            {' '}
            <Say as="bdi" dir="auto" of={aside} />
          </small>
        )}
      </dd>
    </div>
  );
}
