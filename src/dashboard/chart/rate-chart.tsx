import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Unit } from '../../ui/labels/rate-label.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { Chart } from './chart.tsx';
import type { ChartMark } from './chart-marks.ts';
import type { PlotCurve } from './plot.ts';
import { axisFigure, rateFigure, withUnit } from './say-figures.ts';
import type { Span, TimeRange } from './time-range.ts';

/** Past rates, losses upwards, those of one Page in their bands. */
export function RateChart(props: {
  curves: readonly PlotCurve[];
  unit: Unit;
  marks: readonly ChartMark[];
  whole: Span;
  range: Signal<TimeRange>;
  /** None of them is worked out yet. */
  isBusy: boolean;
}) {
  const { curves, unit, marks, whole, range, isBusy } = props;
  const { text, rates } = useDashboard();
  useEffect(() => rates.rest(), [range.value]);
  return (
    <Chart
      title={withUnit(text.say('dashboard_chart_rates'), unit, text)}
      curves={curves}
      marks={marks}
      whole={whole}
      range={range}
      isBusy={isBusy}
      text={text}
      sayFigure={(lines) => rateFigure(lines, unit, text)}
      axisFigure={(value, step) => axisFigure(value, step, text)}
    />
  );
}
