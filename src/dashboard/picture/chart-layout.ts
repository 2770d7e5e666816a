import type { Language } from '../../settings/language.ts';
import { type BandColumn, bandOutlines } from '../chart/band-outline.ts';
import type { ChartMark } from '../chart/chart-marks.ts';
import { figureTicks } from '../chart/figure-ticks.ts';
import { axisOfBands, hasPoints, type PlotCurve, plotData } from '../chart/plot.ts';
import { leftToRight } from '../chart/say-figures.ts';
import { timeLabels } from '../chart/time-label.ts';
import type { Span } from '../chart/time-range.ts';
import { timeTicks } from '../chart/time-ticks.ts';
import { type CardColour, type CardOp, ellipsised, type Measure } from './card-op.ts';

/** One picture of a chart, with its own axis. */
export interface ChartPanel {
  readonly title: string;
  readonly curves: readonly PlotCurve[];
  readonly axisFigure: (value: number, span: number) => string;
  readonly endLabel: (curve: PlotCurve, value: number) => string | undefined;
}

/** A chart as it is handed on; every word is ready. */
export interface ChartContent {
  readonly direction: 'ltr' | 'rtl';
  readonly language: Language;
  /** The Page or the campaign. */
  readonly title: string;
  /** The figure of the present with its interval. */
  readonly headline: string;
  readonly panels: readonly ChartPanel[];
  readonly span: Span;
  readonly marks: readonly ChartMark[];
  /** What a gap is called. */
  readonly gapWords: string;
  /** The true span, in local time and in UTC; program and method. */
  readonly notes: readonly string[];
}

export const CHART_WIDTH = 1200;
export const CHART_HEIGHT = 853;
const MARGIN = 48;
const LEFT = 130;
const RIGHT = 1010;
const SIZE = 18;
const COLUMNS = 440;
const FOOT = 76;
const SHAPES = { burst: '▲', 'platform-change': '▼', note: '■', glitch: '━' } as const;

type Point = readonly [number, number];

/** Places everything of a chart on paper of a fixed size: title, figure, panels over one axis of time, notes. */
export function layChart(content: ChartContent, measure: Measure): CardOp[] {
  const { direction, panels, notes } = content;
  const isLeftward = direction === 'rtl';
  const start = isLeftward ? CHART_WIDTH - MARGIN : MARGIN;
  const align = isLeftward ? 'right' : 'left';
  const inner = CHART_WIDTH - 2 * MARGIN;
  const fitted = (line: string, size: number, isBold: boolean): string =>
    ellipsised(line, inner, (part) => measure(part, size, isBold));
  const words = (text: string, y: number, size: number, isBold: boolean, colour: CardColour): CardOp => ({
    kind: 'text',
    text: fitted(text, size, isBold),
    x: start,
    y,
    size,
    isBold,
    align,
    colour,
  });
  const footTop = CHART_HEIGHT - FOOT;
  const ops: CardOp[] = [
    { kind: 'box', x: 0, y: 0, width: CHART_WIDTH, height: CHART_HEIGHT, colour: 'ground' },
    words(content.title, 66, 30, true, 'ink'),
    words(content.headline, 106, 23, false, 'quiet'),
    { kind: 'box', x: 0, y: footTop, width: CHART_WIDTH, height: FOOT, colour: 'sunken' },
    ...notes.slice(0, 2).map((note, i) => words(note, footTop + 30 + 28 * i, 17, false, 'quiet')),
  ];
  const top = 138;
  const bottom = footTop - 66;
  const room = (bottom - top) / panels.length;
  for (const [i, panel] of panels.entries()) {
    const y = top + i * room;
    ops.push(words(panel.title, y + 18, SIZE, true, 'ink'));
    ops.push(...layPanel(content, panel, y + 36, room - 60, measure));
  }
  ops.push(...layTime(content, bottom - 24));
  return ops;
}

const toX = (atMs: number, { fromMs, toMs }: Span): number =>
  LEFT + ((RIGHT - LEFT) * (Math.min(toMs, Math.max(fromMs, atMs)) - fromMs)) / (toMs - fromMs);

function layPanel(
  { span, marks, gapWords }: ChartContent,
  panel: ChartPanel,
  top: number,
  height: number,
  measure: Measure,
): CardOp[] {
  const data = plotData(panel.curves, span, COLUMNS);
  const [low, high] = axisOfBands(panel.curves, data);
  const toY = (value: number): number =>
    top + (height * (high - Math.min(high, Math.max(low, value)))) / (high - low);
  const x = Array.from(data[0], (atMs) => toX(atMs, span));
  const ops: CardOp[] = [];
  const text = (
    line: string,
    at: Point,
    way: 'left' | 'right' | 'center',
    isBold: boolean,
    colour: CardColour,
  ): void => {
    ops.push({ kind: 'text', text: line, x: at[0], y: at[1], size: SIZE, isBold, align: way, colour });
  };
  for (const { atMs, untilMs = atMs } of marks.filter(
    (mark) => (mark.untilMs ?? mark.atMs) >= span.fromMs && mark.atMs <= span.toMs,
  )) {
    const from = toX(atMs, span);
    ops.push({
      kind: 'box',
      x: from,
      y: top,
      width: Math.max(1, toX(untilMs, span) - from),
      height,
      colour: 'mark-soft',
    });
  }
  if (hasPoints(data))
    for (const tick of figureTicks(low, high, height, 1.5)) {
      const figure = panel.axisFigure(tick, high - low);
      if (figure === '') continue;
      ops.push({ kind: 'box', x: LEFT, y: toY(tick), width: RIGHT - LEFT, height: 1, colour: 'grid' });
      text(leftToRight(figure), [LEFT - 10, toY(tick) + 6], 'right', false, 'quiet');
    }
  ops.push(...layGaps(panel.curves[0], span, top, height, gapWords, measure));
  let column = 1;
  for (const curve of panel.curves) {
    const [line, lower, upper] = [data[column], data[column + 1], data[column + 2]];
    const isBand = curve.dense.lines.length > 2;
    const runs = runsOf(x, line ?? []);
    if (isBand && lower && upper)
      for (const outline of bandOutlines(x, lower, upper, toY))
        for (const part of bandBySide(outline, toY(0)))
          ops.push({
            kind: 'area',
            points: [
              ...part.map(({ x: at, top: y }): Point => [at, y]),
              ...part.toReversed().map(({ x: at, bottom: y }): Point => [at, y]),
            ],
            width: 0,
            colour: softOf(curve, isAbove(part.at(-1), toY(0)) ? 1 : -1),
          });
    for (const run of runs.flatMap((one) => cutAt(one, low, high)).flatMap(bySide)) {
      const points = run.points.map(([at, value]): Point => [at, toY(value)]);
      const [one, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
      if (curve.isArea)
        ops.push({
          kind: 'area',
          points: [[one, toY(0)], ...points, [last, toY(0)]],
          width: 0,
          colour: softOf(curve, run.side),
        });
      ops.push({
        kind: 'line',
        points,
        width: 2.5,
        colour: colourOf(curve, run.side),
        ...(curve.isDashed ? { isDashed: true } : {}),
      });
    }
    const [at = 0, value] = runs.at(-1)?.at(-1) ?? [];
    const words = value === undefined ? undefined : panel.endLabel(curve, value);
    if (value !== undefined && words !== undefined)
      text(leftToRight(words), [at + 10, toY(value) + 6], 'left', true, colourOf(curve, value));
    column += curve.dense.lines.length;
  }
  ops.push({ kind: 'box', x: LEFT, y: toY(0) - 0.75, width: RIGHT - LEFT, height: 1.5, colour: 'water' });
  for (const { kind, atMs } of marks.filter((mark) => mark.atMs >= span.fromMs && mark.atMs <= span.toMs))
    text(SHAPES[kind], [toX(atMs, span), top - 4], 'center', true, 'mark');
  return ops;
}

const colourOf = ({ colour }: PlotCurve, side: number): CardColour =>
  colour === 'side' ? (side > 0 ? 'gain' : 'loss') : 'unclear';
const softOf = ({ colour }: PlotCurve, side: number): CardColour =>
  colour === 'side' ? (side > 0 ? 'gain-soft' : 'loss-soft') : 'unclear-soft';

/** The stretches of a line without a break, as places and figures. */
function runsOf(x: readonly number[], line: ArrayLike<number | null | undefined>): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] | undefined;
  for (const [i, at] of x.entries()) {
    const value = line[i];
    if (value === undefined) continue;
    if (value === null) {
      run = undefined;
      continue;
    }
    if (!run) {
      run = [];
      runs.push(run);
    }
    run.push([at, value]);
  }
  return runs;
}

const isAbove = (column: BandColumn | undefined, zero: number): boolean =>
  column !== undefined && (column.top + column.bottom) / 2 < zero;

/** A band cut where its middle crosses zero. */
function bandBySide(outline: readonly BandColumn[], zero: number): BandColumn[][] {
  const parts: BandColumn[][] = [];
  for (const [i, column] of outline.entries()) {
    const before = outline[i - 1];
    if (!before || isAbove(before, zero) !== isAbove(column, zero)) parts.push(before ? [before] : []);
    parts.at(-1)?.push(column);
  }
  return parts;
}

/** The parts of a stretch that lie on the axis: what is beyond it ends at its edge. */
export function cutAt(run: readonly Point[], low: number, high: number): Point[][] {
  const parts: Point[][] = [];
  const isOn = ([, value]: Point): boolean => value >= low && value <= high;
  for (const [i, point] of run.entries()) {
    const before = run[i - 1];
    if (before && isOn(before) !== isOn(point)) {
      const edge = (isOn(before) ? point : before)[1] > high ? high : low;
      const part = (edge - before[1]) / (point[1] - before[1]);
      const crossing: Point = [before[0] + part * (point[0] - before[0]), edge];
      if (isOn(before)) parts.at(-1)?.push(crossing);
      else parts.push([crossing]);
    } else if (!before && isOn(point)) parts.push([]);
    if (isOn(point)) parts.at(-1)?.push(point);
  }
  return parts;
}

interface Sided {
  readonly side: -1 | 1;
  readonly points: readonly Point[];
}

/** A stretch cut where it crosses zero: each side has a colour of its own. */
export function bySide(run: readonly Point[]): Sided[] {
  const parts: { side: -1 | 1; points: Point[] }[] = [];
  for (const [i, point] of run.entries()) {
    const side = point[1] > 0 ? 1 : -1;
    const last = parts.at(-1);
    const before = run[i - 1];
    if (last?.side === side || !last || !before) {
      if (last) last.points.push(point);
      else parts.push({ side, points: [point] });
      continue;
    }
    const part = before[1] / (before[1] - point[1]);
    const crossing: Point = [before[0] + part * (point[0] - before[0]), 0];
    last.points.push(crossing);
    parts.push({ side, points: [crossing, point] });
  }
  return parts;
}

/** Where nobody was looking: lines across with an edge at both sides. */
function layGaps(
  curve: PlotCurve | undefined,
  span: Span,
  top: number,
  height: number,
  gapWords: string,
  measure: Measure,
): CardOp[] {
  if (!curve) return [];
  const { atMs, gaps } = curve.dense;
  return Array.from(gaps).flatMap((i): CardOp[] => {
    const [from = 0, to = 0] = [atMs[i], atMs[i + 1]];
    if (to < span.fromMs || from > span.toMs) return [];
    const [left, right] = [toX(from, span), toX(to, span)];
    if (right - left < 3) return [];
    const edge = (x: number): CardOp => ({ kind: 'box', x, y: top, width: 1, height, colour: 'gap' });
    const ops = [edge(left), edge(right)];
    for (let x = left - height; x < right; x += 14) {
      const [fromX, toEnd] = [Math.max(left, x), Math.min(right, x + height)];
      if (toEnd <= fromX) continue;
      ops.push({
        kind: 'line',
        points: [
          [fromX, top + height - (fromX - x)],
          [toEnd, top + height - (toEnd - x)],
        ],
        width: 1,
        colour: 'gap',
      });
    }
    const room = measure(gapWords, SIZE, false) + 12;
    if (right - left > room) {
      const middle = (left + right) / 2;
      ops.push(
        {
          kind: 'box',
          x: middle - room / 2,
          y: top + height - 32,
          width: room,
          height: 24,
          colour: 'ground',
        },
        {
          kind: 'text',
          text: gapWords,
          x: middle,
          y: top + height - 14,
          size: SIZE,
          isBold: false,
          align: 'center',
          colour: 'quiet',
        },
      );
    }
    return ops;
  });
}

/** The marks of the time under the last panel, and the day or the year where it is another. */
function layTime({ span, language }: ChartContent, y: number): CardOp[] {
  const ticks = timeTicks(span, RIGHT - LEFT, SIZE / 12);
  const labels = timeLabels(ticks, language);
  return ticks.atMs.flatMap((atMs, i): CardOp[] => {
    const x = toX(atMs, span);
    const word = (text: string, line: number, isBold: boolean): CardOp => ({
      kind: 'text',
      text,
      x,
      y: y + line,
      size: SIZE,
      isBold,
      align: 'center',
      colour: isBold ? 'ink' : 'quiet',
    });
    const { main = '', under = '' } = labels[i] ?? {};
    return [
      { kind: 'box', x, y, width: 1, height: 7, colour: 'gap' },
      word(main, 26, false),
      ...(under === '' ? [] : [word(under, 50, true)]),
    ];
  });
}
