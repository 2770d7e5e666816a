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
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { MeasureButton } from './measure-button.tsx';
import type { CardProps } from './overlay-card.tsx';
import { UnkeptLines } from './unkept-lines.tsx';

/** The overlay in two lines, to stand beside a counter: figure, gauge, interval, age, and the bars of the hour. */
export function OverlayStrip(props: CardProps) {
  const { content, text, nowMs, scale, actions } = props;
  if (content.kind === 'obstacle') {
    const { obstacle } = content;
    return <TwoLines figure={obstacleFigure(obstacle, adviceLabel(obstacle, text), [], text)} />;
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
          <Lines figure={figure} view={view} scale={scale} nowMs={nowMs} text={text} />
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
      {series && (
        <p class="count">
          <Say of={countLabel(series.last, series.metric, text)} />
        </p>
      )}
      <p class="faint">
        <Say of={figure.kind === 'said' ? figure.say : []} />
      </p>
    </>
  );
}

const TwoLines = ({ figure }: { figure: ShownFigure }) => (
  <div class="lines">{figure.kind === 'said' && <Words say={figure.say} more={figure.more[0] ?? []} />}</div>
);

const Words = ({ say, more }: { say: Phrase; more: Phrase }) => (
  <>
    <p class="said">
      <Say of={say} />
    </p>
    {more.length > 0 && (
      <p class="faint">
        <Say of={more} />
      </p>
    )}
  </>
);

function Lines(props: {
  figure: ShownFigure;
  view: PageView;
  scale: number | undefined;
  nowMs: number;
  text: Text;
}) {
  const { figure, view, scale, nowMs, text } = props;
  const mark = <PageMark state={pageState(view, nowMs, text)} />;
  const sentence = (
    <p class="unseen">
      <Say of={figure.sentence} />
    </p>
  );
  switch (figure.kind) {
    case 'said':
      return (
        <>
          {sentence}
          <Words say={figure.say} more={figure.more[0] ?? []} />
        </>
      );
    case 'waiting':
      return (
        <>
          {sentence}
          <p class="said" aria-hidden="true">
            <Say of={figure.say} />
          </p>
          <Pips done={figure.done} total={figure.total} />
        </>
      );
    case 'unclear':
      return (
        <div class="figure" data-tone="unclear" data-sure={isOpen(figure) ? 'no' : undefined}>
          {sentence}
          <p class="said" aria-hidden="true">
            <Say of={figure.say} />
          </p>
          <div class="row" aria-hidden="true">
            <Gauge {...gaugeOf(figure.rate, ownEnd(figure, scale))} />
            {mark}
          </div>
        </div>
      );
    case 'rate':
      return (
        <div class="figure" data-tone={figure.tone} data-sure={isOpen(figure) ? 'no' : undefined}>
          {sentence}
          <p class="value" aria-hidden="true">
            <bdi class="n">{figure.value.isolated}</bdi>
            <span>
              <Say of={figure.unit} />
            </span>
          </p>
          <div class="row" aria-hidden="true">
            <Gauge {...gaugeOf(figure.rate, ownEnd(figure, scale))} />
            <Num>{figure.interval.isolated}</Num>
            {mark}
          </div>
        </div>
      );
  }
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
