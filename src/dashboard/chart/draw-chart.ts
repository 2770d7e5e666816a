import uPlot from 'uplot';
import type { Language } from '../../settings/language.ts';
import { bandOutlines } from './band-outline.ts';
import { type ChartMark, drawnMarks } from './chart-marks.ts';
import { bandColour, themeColour } from './chart-theme.ts';
import { axisOfBands, hasFigures, type PlotColour, type PlotCurve } from './plot.ts';
import { timeLabels } from './time-label.ts';
import type { Span } from './time-range.ts';

export interface ChartOptions {
  readonly curves: readonly PlotCurve[];
  readonly language: Language;
  /** The axis of figures stands where reading begins. */
  readonly isRightToLeft: boolean;
  readonly width: number;
  readonly height: number;
  /** Asked at every drawing. */
  readonly span: () => Span;
  readonly marks: () => readonly ChartMark[];
  /** Writes a figure of the axis; `step` is the distance of two marks. */
  readonly axisFigure: (value: number, step: number) => string;
  /** The instant under the pointer, nothing when it leaves. */
  readonly onPoint: (atMs: number | undefined) => void;
  /** The person marked a span, in milliseconds since 1970 UTC. */
  readonly onSelect: (fromMs: number, toMs: number) => void;
}

const FONT = '12px system-ui, "Segoe UI", sans-serif';
/** Of lines, in the picture's own points: a column of the picture need not be narrower. */
export const LINE_WIDTH = 2;
const BAND_LINES = 3;
/** On and off, in the picture's own points. */
const DASH = [7, 5];

/** A band by the indices of its edges among the data. */
interface DrawnBand {
  readonly low: number;
  readonly high: number;
  readonly colour: PlotColour;
}

/** An edge of a band is data without a line of its own. */
const EDGE: uPlot.Series = { paths: () => null, points: { show: false } };

/** uPlot's own options for a chart of ours: losses from zero, gaps open, bands, marks. */
export function chartOptions(options: ChartOptions): uPlot.Options {
  const { curves, language, isRightToLeft, width, height, span } = options;
  const series: uPlot.Series[] = [{}];
  const bands: DrawnBand[] = [];
  for (const { label, colour, isDashed = false, dense } of curves) {
    series.push({
      label,
      stroke: () => themeColour(`plot-${colour}`),
      width: LINE_WIDTH,
      ...(isDashed ? { dash: DASH } : {}),
      points: { show: false },
    });
    if (dense.lines.length < BAND_LINES) continue;
    bands.push({ low: series.length, high: series.length + 1, colour });
    series.push(EDGE, EDGE);
  }
  const axis = {
    stroke: () => themeColour('plot-ink'),
    font: FONT,
    grid: { stroke: () => themeColour('plot-grid'), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    ms: 1,
    // Room for half a label of the time axis beyond the side without the axis of figures.
    padding: isRightToLeft ? [12, 8, 0, 24] : [12, 24, 0, 8],
    legend: { show: false },
    series,
    scales: {
      x: { time: true, range: () => [span().fromMs, span().toMs] },
      y: { range: (chart) => axisOfBands(curves, chart.data) },
    },
    axes: [
      { ...axis, size: 30, values: (_, atMs) => timeLabels(atMs, language) },
      {
        ...axis,
        side: isRightToLeft ? 1 : 3,
        size: (_, labels) => 16 + 8 * Math.max(2, ...(labels ?? []).map((label) => label.length)),
        values: (chart, values) => {
          if (!hasFigures(chart.data)) return values.map(() => '');
          const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0));
          return values.map((value) => options.axisFigure(value, step));
        },
      },
    ],
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: { size: 7 },
      bind: { dblclick: () => null },
    },
    hooks: {
      drawAxes: [(chart) => drawBands(chart, bands)],
      draw: [(chart) => drawMarks(chart, options.marks())],
      setCursor: [
        (chart) => {
          const { left } = chart.cursor;
          options.onPoint(left === undefined || left < 0 ? undefined : chart.posToVal(left, 'x'));
        },
      ],
      setSelect: [
        (chart) => {
          const { left, width: marked } = chart.select;
          if (marked < 4) return;
          options.onSelect(chart.posToVal(left, 'x'), chart.posToVal(left + marked, 'x'));
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}

/**
 * Under the lines, each as one shape. uPlot's own bands are an area cut out by another, which costs most of a frame
 * where no graphics card draws.
 */
function drawBands(chart: uPlot, bands: readonly DrawnBand[]): void {
  const { ctx, bbox, data } = chart;
  const xs = data[0].map((atMs) => chart.valToPos(atMs, 'x', true));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { low, high, colour } of bands) {
    ctx.fillStyle = bandColour(colour);
    const toY = (figure: number): number => chart.valToPos(figure, 'y', true);
    for (const outline of bandOutlines(xs, data[low] ?? [], data[high] ?? [], toY)) {
      ctx.beginPath();
      for (const { x, top } of outline) ctx.lineTo(x, top);
      for (const { x, bottom } of outline.toReversed()) ctx.lineTo(x, bottom);
      ctx.fill();
    }
  }
  ctx.restore();
}

/** A line at an instant, a veil over a span, with a flag on top that can be told without its colour. */
function drawMarks(chart: uPlot, marks: readonly ChartMark[]): void {
  const { ctx, bbox } = chart;
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.strokeStyle = themeColour('plot-mark');
  ctx.fillStyle = themeColour('plot-mark');
  ctx.lineWidth = uPlot.pxRatio;
  const toX = (atMs: number): number => chart.valToPos(atMs, 'x', true);
  for (const drawn of drawnMarks(marks, toX, bbox.left, right)) {
    if (drawn.right > drawn.left) {
      ctx.globalAlpha = 0.12;
      ctx.fillRect(drawn.left, bbox.top, drawn.right - drawn.left, bbox.height);
      ctx.globalAlpha = 1;
    }
    ctx.setLineDash(drawn.mark.kind === 'note' ? [] : [4 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
    ctx.beginPath();
    ctx.moveTo(drawn.left, bbox.top);
    ctx.lineTo(drawn.left, bbox.top + bbox.height);
    ctx.stroke();
    drawFlag(ctx, drawn.mark.kind, drawn.left, bbox.top, 5 * uPlot.pxRatio);
  }
  ctx.restore();
}

/** A shape a kind: square for notes, triangle up for bursts, down for platform changes, cross-bar for glitches. */
function drawFlag(
  ctx: CanvasRenderingContext2D,
  kind: ChartMark['kind'],
  x: number,
  y: number,
  size: number,
): void {
  ctx.beginPath();
  if (kind === 'note') ctx.rect(x - size, y - size, 2 * size, 2 * size);
  else if (kind === 'glitch') ctx.rect(x - size, y - size / 4, 2 * size, size / 2);
  else {
    const tip = kind === 'burst' ? -size : size;
    ctx.moveTo(x - size, y - tip);
    ctx.lineTo(x + size, y - tip);
    ctx.lineTo(x, y + tip);
  }
  ctx.fill();
}
