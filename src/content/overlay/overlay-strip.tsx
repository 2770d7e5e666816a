import type { ComponentChildren } from 'preact';
import { gaugeOf } from '../../core/summary/gauge.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { countLabel } from '../../ui/labels/count-label.ts';
import { obstacleFigure, pageFigure, type ShownFigure } from '../../ui/labels/figure.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { pageState } from '../../ui/labels/page-state.ts';
import { adviceLabel } from '../../ui/labels/state-label.ts';
import { depthOf } from '../../ui/parts/bars.tsx';
import { isOpen, ownEnd, Pips } from '../../ui/parts/figure.tsx';
import { Gauge, Num } from '../../ui/parts/gauge.tsx';
import { Hour, hourOf } from '../../ui/parts/hour.tsx';
import { PageMark } from '../../ui/parts/mark.tsx';
import { MetricOffer } from '../../ui/parts/metric-offer.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import { MeasureButton } from './measure-button.tsx';
import type { CardProps } from './overlay-card.tsx';
import { UnkeptLines } from './unkept-lines.tsx';

/** The overlay in two lines, to stand beside a counter: figure, gauge, interval, age, and the bars of the hour. */
export function OverlayStrip(props: CardProps) {
  const { content, text, nowMs, scale, actions } = props;
  if (content.kind === 'obstacle') {
    const { obstacle } = content;
    return (
      <div class="lines">
        <Lines figure={obstacleFigure(obstacle, adviceLabel(obstacle, text), [], text)} />
      </div>
    );
  }
  if (content.kind === 'unkept') return <UnkeptLines content={content} text={text} />;
  const { view } = content;
  const figure = pageFigure(view, nowMs, text);
  const isIdle = view.watch.kind === 'not-measuring' && figure.kind === 'said';
  return (
    <>
      <div class="lines">
        {isIdle ? (
          <Before view={view} figure={figure} text={text} />
        ) : (
          <Lines figure={figure} mark={<PageMark state={pageState(view, nowMs, text)} />} scale={scale} />
        )}
        <MetricOffer view={view} text={text} onFollow={actions.setMetric} />
      </div>
      {(figure.kind === 'rate' || figure.kind === 'unclear') && <StripCourse view={view} nowMs={nowMs} />}
      {view.watch.kind === 'not-measuring' && (
        <MeasureButton view={view} text={text} onSetMeasuring={actions.setMeasuring} />
      )}
    </>
  );
}

/** The count, and that nothing is measured yet. */
function Before({ view, figure, text }: { view: PageView; figure: ShownFigure; text: Text }) {
  const series = followedSeries(view);
  return (
    <>
      {series && <Say as="p" class="count" of={countLabel(series.last, series.metric, text)} />}
      <Say as="p" class="faint" of={figure.kind === 'said' ? figure.say : []} />
    </>
  );
}

interface LinesProps {
  readonly figure: ShownFigure;
  /** Beside the gauge. */
  readonly mark?: ComponentChildren;
  readonly scale?: number | undefined;
}

/** The figure or the words in its place, and below it the gauge, the pips or what there is to say more. */
function Lines({ figure, mark, scale }: LinesProps) {
  const { kind } = figure;
  return (
    <div
      class="figure"
      data-tone={kind === 'rate' ? figure.tone : 'unclear'}
      data-sure={isOpen(figure) ? 'no' : undefined}
    >
      <Say as="p" class="unseen" of={figure.sentence} />
      {kind === 'rate' ? (
        <p class="value" aria-hidden="true">
          <bdi class="n">{figure.value.isolated}</bdi>
          <Say as="span" of={figure.unit} />
        </p>
      ) : (
        <Say as="p" class="said" aria-hidden="true" of={figure.say} />
      )}
      {kind === 'rate' || kind === 'unclear' ? (
        <div class="row" aria-hidden="true">
          <Gauge {...gaugeOf(figure.rate, ownEnd(figure, scale))} />
          {kind === 'rate' && <Num>{figure.interval.isolated}</Num>}
          {mark}
        </div>
      ) : kind === 'waiting' ? (
        <Pips done={figure.done} total={figure.total} />
      ) : (
        figure.more[0] && <Say as="p" class="faint" aria-hidden="true" of={figure.more[0]} />
      )}
    </div>
  );
}

function StripCourse({ view, nowMs }: { view: PageView; nowMs: number }) {
  const series = followedSeries(view);
  if (!series || series.recent.length < 2) return null;
  const hour = hourOf(series, view.intervalMs, nowMs);
  return (
    <div class="course">
      <Hour series={series} hour={hour} depth={depthOf([hour.slices])} />
    </div>
  );
}
