import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import type { ChartMark } from './chart-marks.ts';
import { chartOptions, LINE_WIDTH } from './draw-chart.ts';
import { drawInTurn } from './draw-in-turn.ts';
import { FiguresTable } from './figures-table.tsx';
import { navigateChart } from './navigate-chart.ts';
import { type PlotCurve, plotData } from './plot.ts';
import { pointAt } from './point-at.ts';
import { preciseInstant } from './time-label.ts';
import { chosen, type Span, spanOf, type TimeRange } from './time-range.ts';

export interface ChartProps {
  readonly title: Phrase;
  readonly curves: readonly PlotCurve[];
  readonly marks: readonly ChartMark[];
  /** From the first sample to the present. */
  readonly whole: Span;
  /** What is shown; charts that share it move together. */
  readonly range: Signal<TimeRange>;
  /** What it draws is being read. */
  readonly isBusy?: boolean;
  readonly text: Text;
  /** A figure with its unit, for the line under the chart and the table: the lines of a curve at an instant. */
  readonly sayFigure: (lines: readonly number[]) => Phrase;
  /** A figure of the axis. */
  readonly axisFigure: (value: number, step: number) => string;
}

const HEIGHT = 260;
/** How wide a column of the picture is while the person moves it: half the points, for most of a frame is drawing. */
const MOVING_WIDTH = 2 * LINE_WIDTH;
/** Longer than from one step of a zoom to the next. */
const REST_MS = 150;

/** A chart over time, and under it what the pointer is at and a table of the same figures. */
export function Chart(props: ChartProps) {
  const { title, curves, marks, range, isBusy = false, text, sayFigure } = props;
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const point = useSignal<number | undefined>(undefined);
  const headingId = useId();
  const helpId = useId();
  const latest = useLatest(props);
  const draw = useRef<() => void>(() => undefined);
  const isMade = useRef(false);

  // A new chart only when its curves are others; new points and another span go to the one there is.
  const shape = curves
    .map(({ label, colour, isDashed, dense }) => `${colour}.${isDashed}.${dense.lines.length}.${label}`)
    .join('|');
  useLayoutEffect(() => {
    const made = new AbortController();
    let update: (() => void) | undefined;
    draw.current = () => {
      if (made.signal.aborted || !holder.current || !frame.current) return;
      if (update) update();
      else update = startChart(holder.current, frame.current, latest, point, made.signal);
      isMade.current = true;
    };
    isMade.current = false;
    return () => made.abort();
  }, [shape, text.language]);
  // The figures beside it are seen first.
  useEffect(() => drawInTurn(draw.current), [shape, text.language]);

  const span = spanOf(range.value, props.whole);
  useLayoutEffect(() => {
    if (isMade.current) drawInTurn(draw.current);
  }, [curves, marks, span.fromMs, span.toMs]);

  return (
    <section class="chart">
      <h2 id={headingId}>
        <Say of={title} />
      </h2>
      <Legend curves={curves} />
      <div
        ref={frame}
        class="chart-frame"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that move the chart need the focus.
        tabIndex={0}
        aria-labelledby={headingId}
        aria-describedby={helpId}
        aria-busy={isBusy}
      >
        {isBusy && (
          <p class="chart-busy faint">
            <Say of={text.say('dashboard_loading')} />
          </p>
        )}
        <div ref={holder} class="chart-holder" dir="ltr" aria-hidden="true" />
      </div>
      <p id={helpId} class="visually-hidden">
        <Say of={text.say('dashboard_chart_help')} />
      </p>
      <Readout point={point} curves={curves} text={text} sayFigure={sayFigure} />
      <FiguresTable title={title} curves={curves} span={span} text={text} sayFigure={sayFigure} />
    </section>
  );
}

function useLatest<Value>(value: Value): { readonly current: Value } {
  const held = useRef(value);
  held.current = value;
  return held;
}

/** Puts uPlot into its holder. @returns draws anew with the props of the moment. */
function startChart(
  holder: HTMLElement,
  frame: HTMLElement,
  latest: { readonly current: ChartProps },
  point: Signal<number | undefined>,
  signal: AbortSignal,
): () => void {
  const span = (): Span => spanOf(latest.current.range.value, latest.current.whole);
  const data = (columnWidth: number): uPlot.AlignedData =>
    plotData(latest.current.curves, span(), Math.max(1, Math.round(holder.clientWidth / columnWidth)));
  const { text } = latest.current;
  const show = (range: TimeRange): void => {
    latest.current.range.value = range;
  };
  const chart = new uPlot(
    chartOptions({
      curves: latest.current.curves,
      language: text.language,
      isRightToLeft: text.direction === 'rtl',
      width: Math.max(1, holder.clientWidth),
      height: HEIGHT,
      span,
      marks: () => latest.current.marks,
      axisFigure: (value, step) => latest.current.axisFigure(value, step),
      onPoint: (atMs) => {
        point.value = atMs;
      },
      onSelect: (fromMs, toMs) => show(chosen(fromMs, toMs)),
    }),
    data(LINE_WIDTH),
    holder,
  );
  let drawn = latest.current.range.value;
  let atRest: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    if (signal.aborted) return;
    const { value } = latest.current.range;
    const isMoving = value !== drawn;
    drawn = value;
    clearTimeout(atRest);
    if (isMoving) atRest = setTimeout(() => drawInTurn(draw), REST_MS);
    chart.setData(data(isMoving ? MOVING_WIDTH : LINE_WIDTH));
  };
  const resized = new ResizeObserver(() => {
    if (holder.clientWidth === chart.width || holder.clientWidth === 0) return;
    chart.setSize({ width: holder.clientWidth, height: HEIGHT });
    draw();
  });
  resized.observe(holder);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => chart.redraw(false), {
    signal,
  });
  navigateChart({ area: chart.over, frame, span, whole: () => latest.current.whole, show, signal });
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(atRest);
      resized.disconnect();
      chart.destroy();
    },
    { once: true },
  );
  return draw;
}

/** Names the lines where there are several. */
function Legend({ curves }: { curves: readonly PlotCurve[] }) {
  if (curves.length < 2) return null;
  return (
    <ul class="legend">
      {curves.map(({ label, colour, isDashed = false }) => (
        <li key={label} class={`plot-${colour}${isDashed ? ' dashed' : ''}`}>
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** The figures under the pointer, with their instant. */
function Readout(props: {
  point: ReadonlySignal<number | undefined>;
  curves: readonly PlotCurve[];
  text: Text;
  sayFigure: ChartProps['sayFigure'];
}) {
  const { point, curves, text, sayFigure } = props;
  const atMs = point.value;
  const points = atMs === undefined ? [] : curves.flatMap((curve) => pointAt(curve, atMs) ?? []);
  const [first] = points;
  return (
    <p class="readout" aria-hidden="true">
      {first && <bdi>{preciseInstant(first.atMs, text.language)}</bdi>}
      {points.map(({ curve, lines }) => (
        <span key={curve.label} class={`plot-${curve.colour}${curve.isDashed ? ' dashed' : ''}`}>
          {curves.length > 1 && (
            <>
              <bdi>{curve.label}</bdi>{' '}
            </>
          )}
          <Say of={sayFigure(lines)} />
        </span>
      ))}
    </p>
  );
}
