import type uPlot from 'uplot';
import { lowerBound } from '../../core/math/lower-bound.ts';
import { SPAN_REACH } from '../../core/series/span-change.ts';
import { roundEnd } from '../../core/summary/gauge.ts';
import { type Curve, type DenseCurve, thinCurve } from './thin-curve.ts';
import type { Span } from './time-range.ts';

/**
 * How a line is coloured: by the side of zero it lies on, as a control, or in a colour that tells it from others.
 */
export type PlotColour = 'side' | 'control' | 1 | 2 | 3 | 4 | 5;

/** What a chart draws in one colour: a line, or a line in its band. */
export interface PlotCurve {
  /** What it is, for legend and table: a Page's name, "likes lost". */
  readonly label: string;
  readonly colour: PlotColour;
  readonly isDashed?: boolean;
  /** Filled down or up to zero. */
  readonly isArea?: boolean;
  /** What stands under the figure at its end, in few words. */
  readonly sub?: string;
  /** Told from the value at the left edge of what is shown on, so that an hour is no flat line at a quarter of a million. */
  readonly isRebased?: boolean;
  /** ... or from the value of another line there, so that both keep their distance. */
  readonly rebasedWith?: DenseCurve;
  /** One line, or three: the line and the lower and upper edge of its band. */
  readonly dense: DenseCurve;
}

/** The points that draw a span, on one axis of instants in milliseconds; `null` breaks a line. */
export function plotData(curves: readonly PlotCurve[], span: Span, columns: number): uPlot.AlignedData {
  return aligned(
    curves.map((curve) => {
      const thinned = thinCurve(curve.dense, span.fromMs, span.toMs, columns);
      const base = baseOf(curve, span);
      return base === 0 ? thinned : movedBy(thinned, -base);
    }),
  );
}

/** What a curve is told from: 0, or a value at the left edge of what is shown. */
export const baseOf = ({ isRebased = false, rebasedWith, dense }: PlotCurve, span: Span): number =>
  isRebased ? valueAt(rebasedWith ?? dense, span) : 0;

/**
 * The value at the left edge, by the rule of `spanChange`, so that an hour comes to the same in a chart and in the facts
 * beside it: of the last point before where that is near, else of the first in the span; 0 where there is none.
 */
export function valueAt({ atMs, lines }: DenseCurve, { fromMs, toMs }: Span): number {
  const first = lowerBound(atMs, fromMs);
  const isNear = (atMs[first - 1] ?? Number.NEGATIVE_INFINITY) >= fromMs - SPAN_REACH * (toMs - fromMs);
  return lines[0]?.[isNear && atMs[first] !== fromMs ? first - 1 : first] ?? 0;
}

const movedBy = ({ atMs, lines }: Curve, by: number): Curve => ({
  atMs,
  lines: lines.map((line) => line.map((value) => (value === null ? null : value + by))),
});

/**
 * Curves over one axis of all their instants, as uPlot wants them: `undefined` where a curve has no point of its own,
 * which a line passes over, but in its own breaks, which are `null` all along. The same as `uPlot.join` in one pass, since
 * each curve is in time order: at every frame of zooming all of a picture's points go through here.
 */
export function aligned(curves: readonly Curve[]): uPlot.AlignedData {
  const instants: number[] = [];
  const columns: (number | null | undefined)[][] = curves.flatMap(({ lines }) => lines.map(() => []));
  const places = curves.map(() => 0);
  // By index: nothing of this is compiled yet when the first chart is drawn, and iterators cost most then.
  for (;;) {
    let nextMs = Number.POSITIVE_INFINITY;
    for (let k = 0; k < curves.length; k++) {
      const ownMs = curves[k]?.atMs[places[k] ?? 0];
      if (ownMs !== undefined && ownMs < nextMs) nextMs = ownMs;
    }
    if (nextMs === Number.POSITIVE_INFINITY) return [instants, ...columns];
    instants.push(nextMs);
    let column = 0;
    for (let k = 0; k < curves.length; k++) {
      const curve = curves[k];
      const i = places[k] ?? 0;
      const isHere = curve?.atMs[i] === nextMs;
      const lines = curve?.lines ?? [];
      for (let l = 0; l < lines.length; l++) {
        const line = lines[l];
        const isBroken = line !== undefined && (line[i] === null || line[i - 1] === null);
        columns[column++]?.push(isHere ? line?.[i] : isBroken ? null : undefined);
      }
      if (isHere) places[k] = i + 1;
    }
  }
}

/** Of a band's points, so many may lie outside the axis at either end. */
const OUTSIDE = 0.05;

/** Whether there is anything to draw: an axis of nothing has no figures. @param data as `plotData` gives it. */
export const hasPoints = ([, ...lines]: uPlot.AlignedData): boolean =>
  lines.some((line) => line.some((value) => typeof value === 'number'));

/**
 * The ends of an axis of lines and their bands, from zero. All of every line is in sight; of a band what nearly all of
 * its points need, and no more than the lines' own reach beyond them: a few uncertain moments must not flatten the curve.
 * @param data as `plotData` gives it.
 */
export function axisOfBands(curves: readonly PlotCurve[], data: uPlot.AlignedData): [number, number] {
  const line = [0];
  const band = [0];
  let column = 1;
  for (const { dense } of curves) {
    for (let k = 0; k < dense.lines.length; k++) {
      const figures = [...(data[column] ?? [])].filter((value) => typeof value === 'number');
      if (k === 0) line.push(...ends(figures, 0));
      else band.push(...ends(figures, OUTSIDE));
      column++;
    }
  }
  const [low, high] = ends(line, 0);
  const [bandLow, bandHigh] = ends(band, 0);
  const most = high - low || bandHigh - bandLow;
  return axisFromZero(
    Math.max(Math.min(low, bandLow), low - most),
    Math.min(Math.max(high, bandHigh), high + most),
  );
}

/** The lowest and highest of some figures without so large a part at either end; 0 of nothing. */
function ends(figures: readonly number[], part: number): [number, number] {
  if (part === 0) return extremes(figures);
  const sorted = Float64Array.from(figures).sort();
  const out = Math.floor(part * sorted.length);
  return [sorted[out] ?? 0, sorted[sorted.length - 1 - out] ?? 0];
}

/** The same of all of them: without putting them in order, which each frame of zooming would feel. */
function extremes(figures: readonly number[]): [number, number] {
  let low = figures[0] ?? 0;
  let high = low;
  for (const figure of figures) {
    if (figure < low) low = figure;
    if (figure > high) high = figure;
  }
  return [low, high];
}

/** Gains reach no further than so many times the depth of the losses: a rush must not squeeze the rest. */
const MOST_GAIN = 2;

/**
 * The ends of an axis with zero, each a round number that holds the data; `[-1, 0]` where there is nothing: losses
 * hang below zero.
 */
export function axisFromZero(lowest: number | null, highest: number | null): [number, number] {
  const low = Math.min(0, lowest ?? 0);
  const high = Math.max(0, highest ?? 0);
  if (low === high) return [-1, 0];
  const bottom = low < 0 ? -roundEnd(-low) : 0;
  const top = high > 0 ? roundEnd(high) : 0;
  return [bottom, bottom < 0 ? Math.min(top, MOST_GAIN * -bottom) : top];
}
