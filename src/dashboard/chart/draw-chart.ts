import uPlot from 'uplot';
import type { Language } from '../../settings/language.ts';
import { bandOutlines } from './band-outline.ts';
import { type ChartMark, drawnMarks } from './chart-marks.ts';
import { chartFont, writeOnHalo } from './chart-text.ts';
import { lineColour, themeColour, thin } from './chart-theme.ts';
import { drawEnds } from './draw-ends.ts';
import { figureTicks } from './figure-ticks.ts';
import { axisOfBands, hasPoints, type PlotColour, type PlotCurve } from './plot.ts';
import { timeLabels } from './time-label.ts';
import type { Span } from './time-range.ts';
import { timeTicks } from './time-ticks.ts';

export interface ChartOptions {
  readonly curves: readonly PlotCurve[];
  readonly language: Language;
  readonly width: number;
  readonly height: number;
  /** Pixels left and right of the picture: the same in all panels of an instrument. */
  readonly sides: Sides;
  /** The time stands under the last panel. */
  readonly hasTime: boolean;
  /** Panels with one key share their crosshair. */
  readonly syncKey: string;
  /** Asked at every drawing. */
  readonly span: () => Span;
  readonly marks: () => readonly ChartMark[];
  /** Writes a figure of the axis; `span` is how far the whole axis reaches. */
  readonly axisFigure: (value: number, span: number) => string;
  /** What the end of a curve says, in the colour of its line; nothing for none. */
  readonly endLabel: (curve: PlotCurve, value: number) => string | undefined;
  /** What a gap is called. */
  readonly gapWords: string;
  /** The instant under the pointer, nothing when it leaves. */
  readonly onPoint: (atMs: number | undefined, left: number) => void;
  /** The person marked a span, in milliseconds since 1970 UTC. */
  readonly onSelect: (fromMs: number, toMs: number) => void;
}

export interface Sides {
  readonly left: number;
  readonly right: number;
  /** Labels stand inside the picture where it is narrow. */
  readonly isNarrow: boolean;
  /** How much larger than usual the text is. */
  readonly em: number;
}

/** Of lines, in the picture's own points: a column of the picture need not be narrower. */
export const LINE_WIDTH = 2;
const BAND_LINES = 3;
/** On and off, in the picture's own points. */
const DASH = [5, 4];
const TOP = 12;
const TIME_HEIGHT = 42;

/** A band by the indices of its line and edges among the data. */
interface DrawnBand {
  readonly low: number;
  readonly high: number;
  readonly colour: PlotColour;
}

/** An edge of a band is data without a line of its own. */
const EDGE: uPlot.Series = { paths: () => null, points: { show: false } };

/** uPlot's own options for a panel: the waterline, gaps hatched, bands, marks, words at the ends of lines. */
export function chartOptions(options: ChartOptions): uPlot.Options {
  const { curves, width, height, span, sides, hasTime } = options;
  const { em } = sides;
  const series: uPlot.Series[] = [{}];
  const bands: DrawnBand[] = [];
  const places: number[] = [];
  for (const { label, colour, isDashed = false, isArea = false, dense } of curves) {
    places.push(series.length);
    series.push({
      label,
      stroke: (chart) => strokeOf(chart, colour),
      width: LINE_WIDTH,
      ...(isDashed ? { dash: DASH } : {}),
      ...(isArea ? { fill: (chart: uPlot) => strokeOf(chart, colour, 16), fillTo: 0 } : {}),
      points: { show: false },
    });
    if (dense.lines.length < BAND_LINES) continue;
    bands.push({ low: series.length, high: series.length + 1, colour });
    series.push(EDGE, EDGE);
  }
  return {
    width,
    height,
    ms: 1,
    padding: [TOP, sides.right, 0, 0],
    legend: { show: false },
    series,
    scales: {
      x: { time: true, range: () => [span().fromMs, span().toMs] },
      y: { range: (chart) => axisOfBands(curves, chart.data) },
    },
    axes: [
      {
        show: true,
        size: hasTime ? TIME_HEIGHT * em : 6,
        splits: () => [],
        values: () => [],
        grid: { show: false },
        ticks: { show: false },
      },
      {
        stroke: () => themeColour('faint'),
        font: chartFont(em),
        size: sides.left,
        gap: 6,
        ticks: { show: false },
        grid: { stroke: () => themeColour('grid'), width: 1 },
        // Nothing is measured against an axis of nothing, and no line stands where no figure can.
        splits: (chart, _, low, high) =>
          hasPoints(chart.data)
            ? figureTicks(low, high, chart.bbox.height / uPlot.pxRatio || height - TOP, em).filter(
                (value) => options.axisFigure(value, high - low) !== '',
              )
            : [],
        values: (chart, values) => {
          const { min = 0, max = 0 } = chart.scales['y'] ?? {};
          return values.map((value) => options.axisFigure(value, (max ?? 0) - (min ?? 0)));
        },
      },
    ],
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: { size: 8 },
      bind: { dblclick: () => null },
      sync: { key: options.syncKey, setSeries: false, scales: ['x', null] },
    },
    hooks: {
      drawAxes: [
        (chart) => {
          drawGaps(chart, curves[0], options);
          drawWaterline(chart);
          drawTime(chart, options);
          drawBands(chart, bands);
        },
      ],
      draw: [
        (chart) => {
          drawMarks(chart, options.marks());
          drawEnds(chart, options, places);
        },
      ],
      setCursor: [
        (chart) => {
          const { left } = chart.cursor;
          if (left === undefined || left < 0) options.onPoint(undefined, 0);
          else options.onPoint(chart.posToVal(left, 'x'), left);
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

/** A line's colour: by the side of zero a gradient with a hard stop there. @param part thin where given, per cent. */
function strokeOf(chart: uPlot, colour: PlotColour, part?: number): CanvasGradient | string {
  const shade = (one: string): string => (part === undefined ? one : thin(one, part));
  if (colour !== 'side') return shade(lineColour(colour));
  const [loss, gain] = [shade(themeColour('loss')), shade(themeColour('gain'))];
  const { top, height } = chart.bbox;
  const zero = (chart.valToPos(0, 'y', true) - top) / height;
  if (!(height > 0) || !Number.isFinite(zero)) return loss;
  const gradient = chart.ctx.createLinearGradient(0, top, 0, top + height);
  const stop = Math.min(1, Math.max(0, zero));
  gradient.addColorStop(0, stop > 0 ? gain : loss);
  gradient.addColorStop(stop, stop > 0 ? gain : loss);
  gradient.addColorStop(stop, loss);
  gradient.addColorStop(1, loss);
  return gradient;
}

/** Draws within the picture's own edges. */
function within(chart: uPlot, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}

function drawWaterline(chart: uPlot): void {
  const { ctx, bbox } = chart;
  const y = Math.round(chart.valToPos(0, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = themeColour('water');
  ctx.lineWidth = 1.25 * uPlot.pxRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

/** Where nobody was looking: a hatch with an edge at both sides, and what it is where there is room for it. */
function drawGaps(
  chart: uPlot,
  curve: PlotCurve | undefined,
  { span, gapWords, hasTime, sides }: ChartOptions,
): void {
  if (!curve) return;
  const { atMs, gaps } = curve.dense;
  const { fromMs, toMs } = span();
  const ratio = uPlot.pxRatio;
  within(chart, (ctx) => {
    const { top, height } = chart.bbox;
    ctx.strokeStyle = themeColour('gap');
    ctx.font = chartFont(sides.em * ratio);
    ctx.textAlign = 'center';
    for (const i of gaps) {
      const [begin = 0, end = 0] = [atMs[i], atMs[i + 1]];
      if (end < fromMs || begin > toMs) continue;
      const left = Math.max(chart.bbox.left, chart.valToPos(begin, 'x', true));
      const right = Math.min(chart.bbox.left + chart.bbox.width, chart.valToPos(end, 'x', true));
      if (right - left < 3 * ratio) continue;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, top, right - left, height);
      ctx.clip();
      ctx.lineWidth = ratio;
      ctx.beginPath();
      for (let x = left - height; x < right; x += 10 * ratio) {
        ctx.moveTo(x, top + height);
        ctx.lineTo(x + height, top);
      }
      for (const x of [left + 0.5, right - 0.5]) {
        ctx.moveTo(x, top);
        ctx.lineTo(x, top + height);
      }
      ctx.stroke();
      ctx.restore();
      if (!hasTime && right - left > ctx.measureText(gapWords).width + 10 * ratio)
        writeOnHalo(ctx, gapWords, (left + right) / 2, top + height - 10 * ratio, themeColour('faint'));
      ctx.strokeStyle = themeColour('gap');
    }
  });
}

/** Marks of the time: a tick under each panel, a line at midnight, and under the last one their labels. */
function drawTime(chart: uPlot, { span, language, hasTime, sides }: ChartOptions): void {
  const { ctx, bbox } = chart;
  const ratio = uPlot.pxRatio;
  const em = sides.em * ratio;
  const ticks = timeTicks(span(), bbox.width / ratio, sides.em);
  const bottom = bbox.top + bbox.height;
  const toX = (atMs: number): number => chart.valToPos(atMs, 'x', true);
  ctx.save();
  ctx.strokeStyle = themeColour('grid');
  ctx.lineWidth = ratio;
  ctx.beginPath();
  for (const atMs of ticks.atMs) {
    const day = new Date(atMs);
    const isMidnight = ticks.unit === 'minute' && day.getHours() === 0 && day.getMinutes() === 0;
    ctx.moveTo(toX(atMs), isMidnight ? bbox.top : bottom);
    ctx.lineTo(toX(atMs), bottom + 5 * ratio);
  }
  ctx.stroke();
  if (hasTime) {
    const labels = timeLabels(ticks, language);
    const right = bbox.left + bbox.width + sides.right * ratio;
    ctx.direction = language === 'ar' ? 'rtl' : 'ltr';
    ctx.fillStyle = themeColour('faint');
    ctx.font = chartFont(em);
    ctx.textAlign = 'left';
    const placed = (words: string, atMs: number): number => {
      const { width } = ctx.measureText(words);
      return Math.min(right - width, Math.max(bbox.left, toX(atMs) - width / 2));
    };
    ticks.atMs.forEach((atMs, i) => {
      const words = labels[i]?.main ?? '';
      ctx.fillText(words, placed(words, atMs), bottom + 18 * em);
    });
    ctx.fillStyle = themeColour('ink');
    ctx.font = chartFont(em, true);
    // Where two would touch, the change stays and the first goes.
    const days = ticks.atMs.flatMap((atMs, i) => {
      const words = labels[i]?.under ?? '';
      return words === '' ? [] : [{ words, x: placed(words, atMs), width: ctx.measureText(words).width }];
    });
    const [one, two] = days;
    if (one && two && one.x + one.width + 10 * em > two.x) days.shift();
    for (const { words, x } of days) ctx.fillText(words, x, bottom + 34 * em);
  }
  ctx.restore();
}

/**
 * Under the lines, each as one shape. uPlot's own bands are an area cut out by another, which costs most of a frame
 * where no graphics card draws.
 */
function drawBands(chart: uPlot, bands: readonly DrawnBand[]): void {
  const { data } = chart;
  const xs = data[0].map((atMs) => chart.valToPos(atMs, 'x', true));
  within(chart, (ctx) => {
    for (const { low, high, colour } of bands) {
      ctx.fillStyle = strokeOf(chart, colour, 18);
      const toY = (figure: number): number => chart.valToPos(figure, 'y', true);
      for (const outline of bandOutlines(xs, data[low] ?? [], data[high] ?? [], toY)) {
        ctx.beginPath();
        for (const { x, top } of outline) ctx.lineTo(x, top);
        for (const { x, bottom } of outline.toReversed()) ctx.lineTo(x, bottom);
        ctx.fill();
      }
    }
  });
}

/** A veil over what lasted; what stands for it in shape and words lies over the picture as a button. */
function drawMarks(chart: uPlot, marks: readonly ChartMark[]): void {
  within(chart, (ctx) => {
    const { left, top, width, height } = chart.bbox;
    ctx.fillStyle = thin(themeColour('mark'), 12);
    const toX = (atMs: number): number => chart.valToPos(atMs, 'x', true);
    for (const drawn of drawnMarks(marks, toX, left, left + width))
      ctx.fillRect(drawn.left, top, Math.max(uPlot.pxRatio, drawn.right - drawn.left), height);
  });
}
