import type { PageView } from '../../core/summary/series-summary.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { countLabel, stepLabel } from '../../ui/labels/count-label.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { pageRateLabel } from '../../ui/labels/page-label.ts';
import { obstacleLabel, stateLabel } from '../../ui/labels/state-label.ts';
import { AfterDot } from '../../ui/parts/after-dot.tsx';
import { MetricVanished } from '../../ui/parts/metric-vanished.tsx';
import { RateLines } from '../../ui/parts/rate-lines.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { StateLines } from '../../ui/parts/state-lines.tsx';
import type { Text } from '../../ui/text/text.ts';
import { MeasureButton } from './measure-button.tsx';
import type { CardProps } from './overlay-card.tsx';

/** The overlay in three lines, to stand beside a counter: rate, interval, count; a state only if it is out of order. */
export function OverlayStrip({ content, text, nowMs, actions }: CardProps) {
  if (content.kind === 'obstacle')
    return (
      <p class="lines">
        <Say of={obstacleLabel(content.obstacle, text)} />
      </p>
    );
  const { view } = content;
  return (
    <>
      <div class="lines">
        <RateLines label={pageRateLabel(view, nowMs, text)} />
        <CountLine view={view} text={text} nowMs={nowMs} />
        <MetricVanished view={view} text={text} onFollow={actions.setMetric} />
        <Disorder view={view} text={text} nowMs={nowMs} />
      </div>
      <MeasureButton view={view} text={text} onSetMeasuring={actions.setMeasuring} />
    </>
  );
}

function CountLine({ view, text, nowMs }: { view: PageView; text: Text; nowMs: number }) {
  const series = followedSeries(view);
  if (!series) return null;
  return (
    <p class="count">
      <Say of={countLabel(series.last, series.metric, text)} />
      <AfterDot class="step" of={stepLabel(series.last, text)} />
      <AfterDot class="age" of={ageLabel(series.last.atMs, nowMs, text)} />
    </p>
  );
}

function Disorder({ view, text, nowMs }: { view: PageView; text: Text; nowMs: number }) {
  const label = stateLabel(view, nowMs, text);
  return label.tone === 'waiting' || label.tone === 'stopped' ? <StateLines label={label} /> : null;
}
