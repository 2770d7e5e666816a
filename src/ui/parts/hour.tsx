import { type Slices, slicesOf, slicesOfHour } from '../../core/series/slices.ts';
import type { SeriesSummary } from '../../core/summary/series-summary.ts';
import { Bars } from './bars.tsx';
import { sparkPath } from './spark-path.ts';

/** The last hour of one series, cut as its readings allow. */
export interface HourOfSeries {
  readonly fromMs: number;
  readonly toMs: number;
  readonly slices: Slices;
  /** The counter moves in steps: bars of it would lie, its line is drawn instead. */
  readonly isRounded: boolean;
}

export function hourOf(series: SeriesSummary, paceMs: number, nowMs: number): HourOfSeries {
  const { recent, last } = series;
  const span = slicesOfHour(recent[0]?.atMs ?? last.atMs, last.atMs, nowMs, paceMs);
  return { ...span, slices: slicesOf(recent, span), isRounded: last.step > 1 };
}

/** The course of the last hour: bars, or the line of a counter in steps. */
export function Hour(props: { series: SeriesSummary; hour: HourOfSeries; depth: number }) {
  const { series, hour, depth } = props;
  const isPale = series.rate.kind === 'no-rate' || series.rate.kind === 'too-early';
  if (!hour.isRounded) return <Bars slices={hour.slices} depth={depth} isPale={isPale} />;
  const box = { width: 300, height: 100, fromMs: hour.fromMs, toMs: hour.toMs };
  const { line, area, zero, isLoss } = sparkPath(series.recent, box);
  return (
    <svg
      class={isLoss ? 'bars' : 'bars up'}
      viewBox="0 0 300 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="area" d={area} />
      <path class="line" d={line} vector-effect="non-scaling-stroke" />
      <path class="water" d={`M0 ${zero.toFixed(1)}h300`} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
