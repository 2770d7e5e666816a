import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import uPlot from 'uplot';
import { forgetTheme } from './chart-theme.ts';
import { chartOptions, LINE_WIDTH, type Sides } from './draw-chart.ts';
import { drawInTurn } from './draw-in-turn.ts';
import { navigateChart } from './navigate-chart.ts';
import type { InstrumentProps, PanelProps } from './panel-props.ts';
import { plotData } from './plot.ts';
import type { Point } from './readout.tsx';
import { chosen, type Span, spanOf, type TimeRange } from './time-range.ts';

/** How wide a column of the picture is while the person moves it: half the points, for most of a frame is drawing. */
const MOVING_WIDTH = 2 * LINE_WIDTH;
/** Longer than from one step of a zoom to the next. */
const REST_MS = 150;
/** A panel with what it shares with the others of its instrument. */
export interface DrawnPanel extends PanelProps {
  readonly instrument: InstrumentProps;
  readonly isLast: boolean;
  readonly hasTitle: boolean;
  readonly sides: Sides;
  readonly syncKey: string;
  readonly point: Signal<Point | undefined>;
  readonly frame: { readonly current: HTMLElement | null };
  readonly lane: ComponentChildren;
}

/** Pixels, with the time under it where that stands. */
export const heightOf = ({ height, isLast, sides }: DrawnPanel): number =>
  height + (isLast ? 36 * sides.em : 0);

/** Puts uPlot into its holder. @returns draws again with the props of the moment. */
export function startChart(
  holder: HTMLElement,
  latest: { readonly current: DrawnPanel },
  signal: AbortSignal,
): () => void {
  const now = (): InstrumentProps => latest.current.instrument;
  const span = (): Span => spanOf(now().range.value, now().whole);
  const data = (columnWidth: number): uPlot.AlignedData =>
    plotData(latest.current.curves, span(), Math.max(1, Math.round(holder.clientWidth / columnWidth)));
  const { point, sides, isLast, syncKey, frame } = latest.current;
  const { text } = now();
  const show = (range: TimeRange): void => {
    now().range.value = range;
  };
  const size = () => ({ width: Math.max(1, holder.clientWidth), height: heightOf(latest.current) });
  const chart = new uPlot(
    chartOptions({
      curves: latest.current.curves,
      language: text.language,
      ...size(),
      sides,
      hasTime: isLast,
      syncKey,
      span,
      marks: () => now().marks,
      axisFigure: (value, reach) => latest.current.axisFigure(value, reach),
      endLabel: (curve, value) => latest.current.endLabel(curve, value),
      gapWords: text.plain(text.say('chart_gap')),
      onPoint: (atMs) => {
        if (atMs !== undefined) point.value = { atMs, isPinned: false };
        else if (!point.peek()?.isPinned) point.value = undefined;
      },
      onSelect: (fromMs, toMs) => show(chosen(fromMs, toMs)),
    }),
    data(LINE_WIDTH),
    holder,
  );
  let drawn = now().range.value;
  let atRest: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    if (signal.aborted) return;
    const { value } = now().range;
    const isMoving = value !== drawn;
    drawn = value;
    clearTimeout(atRest);
    if (isMoving) atRest = setTimeout(() => drawInTurn(draw), REST_MS);
    chart.setData(data(isMoving ? MOVING_WIDTH : LINE_WIDTH));
  };
  const resized = new ResizeObserver(() => {
    if (holder.clientWidth === 0) return;
    const { width, height } = size();
    if (width === chart.width && height === chart.height) return;
    chart.setSize({ width, height });
    draw();
  });
  resized.observe(holder);
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(query).addEventListener(
      'change',
      () => {
        forgetTheme();
        chart.redraw(false);
      },
      { signal },
    );
  if (frame.current)
    navigateChart({
      area: chart.over,
      frame: frame.current,
      span,
      whole: () => now().whole,
      show,
      point: (atMs) => {
        point.value = { atMs, isPinned: true };
      },
      hasKeys: isLast,
      signal,
    });
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
