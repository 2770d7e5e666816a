import { type Signal, useSignal } from '@preact/signals';
import type { Unit } from '../../ui/labels/rate-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Chart } from './chart.tsx';
import type { ChartMark } from './chart-marks.ts';
import type { LossScale } from './loss-curve.ts';
import type { PlotCurve } from './plot.ts';
import { RangeBar } from './range-bar.tsx';
import { axisFigure, lostAmount, lostPercent, withUnit } from './say-figures.ts';
import type { Span, TimeRange } from './time-range.ts';

/** What was lost since a start, with the choice of its scale and of the span that all charts of the view show. */
export function LossChart(props: {
  curves: readonly PlotCurve[];
  scale: Signal<LossScale>;
  unit: Unit;
  marks: readonly ChartMark[];
  whole: Span;
  range: Signal<TimeRange>;
  /** What it draws is being read. */
  isBusy?: boolean;
}) {
  const { curves, scale, unit, marks, whole, range, isBusy = false } = props;
  const { text } = useDashboard();
  const isPercent = scale.value === 'percent';
  const title = text.say(isPercent ? 'dashboard_chart_loss_percent' : 'dashboard_chart_loss');
  return (
    <>
      <RangeBar range={range} whole={whole} text={text} />
      <ScaleChoice scale={scale} />
      <Chart
        title={withUnit(title, unit, text)}
        curves={curves}
        marks={marks}
        whole={whole}
        range={range}
        isBusy={isBusy}
        text={text}
        sayFigure={([lost = 0]) => (isPercent ? lostPercent(lost, text) : lostAmount(lost, unit, text))}
        axisFigure={(value, step) =>
          isPercent ? text.format.percent(value / 100) : axisFigure(value, step, text)
        }
      />
    </>
  );
}

/** How losses are drawn; kept while the view is open. */
export const useLossScale = (): Signal<LossScale> => useSignal<LossScale>('absolute');

/** How losses are drawn: how many, or how much of what was there. */
function ScaleChoice({ scale }: { scale: Signal<LossScale> }) {
  const { text } = useDashboard();
  return (
    <fieldset class="choice">
      <legend class="visually-hidden">
        <Say of={text.say('dashboard_scale')} />
      </legend>
      {(['absolute', 'percent'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="scale"
            checked={scale.value === one}
            onChange={() => {
              scale.value = one;
            }}
          />
          <Say of={text.say(one === 'absolute' ? 'dashboard_scale_absolute' : 'dashboard_scale_percent')} />
        </label>
      ))}
    </fieldset>
  );
}
