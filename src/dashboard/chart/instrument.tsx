import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { PageId } from '../../core/page/page-identity.ts';
import { Icon } from '../../ui/parts/icon.tsx';
import { CROSS } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import type { ChartMark } from './chart-marks.ts';
import { forgetTheme } from './chart-theme.ts';
import { chartFont, chartOptions, LINE_WIDTH, type Sides } from './draw-chart.ts';
import { drawInTurn } from './draw-in-turn.ts';
import { FiguresTable } from './figures-table.tsx';
import { MarkLane } from './mark-lane.tsx';
import { navigateChart } from './navigate-chart.ts';
import { type PlotCurve, plotData, valueAt } from './plot.ts';
import { pointAt } from './point-at.ts';
import { RangeBar } from './range-bar.tsx';
import { chosen, type Span, spanOf, type TimeRange } from './time-range.ts';

/** One picture of an instrument: lines of one unit over the time that all its panels share. */
export interface PanelProps {
  /** What its figures are, with the unit; said above it and in the table. */
  readonly title: Phrase;
  readonly curves: readonly PlotCurve[];
  /** Pixels, at the usual size of text. */
  readonly height: number;
  /** A figure with its unit, for the table: the lines of a curve at an instant. */
  readonly sayFigure: (lines: readonly number[]) => Phrase;
  /** The same in few words for the readout: signed, with its unit or its start. */
  readonly readOut: (lines: readonly number[]) => Phrase;
  /** A figure of the axis. */
  readonly axisFigure: (value: number, span: number) => string;
  /** What is read out while no pointer is over the picture; nothing where it is not known. */
  readonly now: readonly number[] | undefined;
  /** What stands at the end of a line. */
  readonly endLabel: (curve: PlotCurve, value: number) => string | undefined;
}

export interface InstrumentProps {
  /** What it is, for who does not see it; shown where it has no readout. */
  readonly title: Phrase;
  readonly hasVisibleTitle?: boolean;
  readonly panels: readonly PanelProps[];
  readonly marks: readonly ChartMark[];
  /** The Page whose evidence its marks lead to; of a campaign none. */
  readonly pageId?: PageId;
  /** From the first sample to the present. */
  readonly whole: Span;
  readonly range: Signal<TimeRange>;
  /** What it draws is being read. */
  readonly isBusy?: boolean;
  readonly text: Text;
  readonly children?: ComponentChildren;
}

/** How wide a column of the picture is while the person moves it: half the points, for most of a frame is drawing. */
const MOVING_WIDTH = 2 * LINE_WIDTH;
/** Longer than from one step of a zoom to the next. */
const REST_MS = 150;
const NARROW = 520;
const USUAL_TEXT = 15;

/** Where the readout stands: at an instant that a pointer is over, or that was chosen and stays. */
export interface Point {
  readonly atMs: number;
  readonly isPinned: boolean;
}

/** Charts over one time axis, with one crosshair, a fixed line that reads them out, and a table of the same figures. */
export function Instrument(props: InstrumentProps) {
  const { title, hasVisibleTitle = false, panels, marks, pageId, whole, range, isBusy = false, text } = props;
  const frame = useRef<HTMLDivElement>(null);
  const point = useSignal<Point | undefined>(undefined);
  const sides = useSignal<Sides>({ left: 54, right: 20, isNarrow: false, em: 1 });
  const headingId = useId();
  const syncKey = useId();
  const helpId = useId();
  const span = spanOf(range.value, whole);
  useLayoutEffect(() => {
    const node = frame.current;
    if (!node) return undefined;
    const measure = (): void => {
      const next = sidesOf(node, panels, text);
      if (JSON.stringify(next) !== JSON.stringify(sides.peek())) sides.value = next;
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(node);
    return () => resized.disconnect();
  }, [panels, text, sides]);
  return (
    <section class="card instrument chart">
      <div class="head">
        <h2 id={headingId} class={hasVisibleTitle ? undefined : 'unseen'}>
          <Say of={title} />
        </h2>
        <Readout point={point} panels={panels} text={text} span={span} />
        <RangeBar range={range} whole={whole} text={text} />
      </div>
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
        {panels.map((panel, i) => (
          <Panel
            key={i}
            {...panel}
            instrument={props}
            isLast={i === panels.length - 1}
            hasTitle={panels.length > 1}
            sides={sides.value}
            syncKey={syncKey}
            point={point}
            frame={frame}
            lane={
              i === 0 && (
                <MarkLane
                  marks={marks}
                  span={span}
                  sides={sides.value}
                  pageId={pageId}
                  text={text}
                  onChoose={(atMs) => {
                    point.value = { atMs, isPinned: true };
                  }}
                />
              )
            }
          />
        ))}
      </div>
      <p id={helpId} class="unseen">
        <Say of={text.say('dashboard_chart_help')} />
      </p>
      <div class="under">
        {props.children}
        <FiguresTable title={title} panels={panels} span={span} text={text} />
      </div>
    </section>
  );
}

/** The widest words at the ends of lines decide the right side, the language the left one. */
function sidesOf(node: HTMLElement, panels: readonly PanelProps[], text: Text): Sides {
  const em = Number.parseFloat(getComputedStyle(node).fontSize) / USUAL_TEXT || 1;
  const isNarrow = node.clientWidth < NARROW * em;
  const left = Math.round((text.language === 'ar' ? 70 : 54) * em);
  const ruler = document.createElement('canvas').getContext('2d');
  if (isNarrow || !ruler) return { left, right: 12, isNarrow, em };
  ruler.font = chartFont(em, true);
  const ends = panels.flatMap(({ curves, endLabel }) =>
    curves.flatMap((curve) => {
      const words = endLabel(curve, widest(curve));
      return words === undefined ? [] : [words, curve.sub ?? ''];
    }),
  );
  const right = Math.ceil(Math.max(20, ...ends.map((words) => ruler.measureText(words).width + 16)));
  // In steps, so that a digit more moves nothing.
  return { left, right: Math.ceil(right / 12) * 12, isNarrow, em };
}

/** The value of a line with the most digits. */
const widest = ({ dense }: PlotCurve): number => {
  const line = dense.lines[0];
  const last = line?.[line.length - 1] ?? 0;
  return Math.min(last, line?.[0] ?? 0);
};

interface DrawnPanel extends PanelProps {
  readonly instrument: InstrumentProps;
  readonly isLast: boolean;
  readonly hasTitle: boolean;
  readonly sides: Sides;
  readonly syncKey: string;
  readonly point: Signal<Point | undefined>;
  readonly frame: { readonly current: HTMLElement | null };
  readonly lane: ComponentChildren;
}

function Panel(props: DrawnPanel) {
  const { title, curves, hasTitle, sides, point, instrument, lane, isLast } = props;
  const { text, marks, range, whole } = instrument;
  const holder = useRef<HTMLDivElement>(null);
  const latest = useLatest(props);
  const draw = useRef<() => void>(() => undefined);
  const isMade = useRef(false);
  const span = spanOf(range.value, whole);
  // A new chart only when its curves are others; new points and another span go to the one there is.
  const shape = [
    text.language,
    JSON.stringify(sides),
    ...curves.map(
      ({ label, colour, isDashed, dense }) => `${colour}.${isDashed}.${dense.lines.length}.${label}`,
    ),
  ].join('|');
  useLayoutEffect(() => {
    const made = new AbortController();
    let update: (() => void) | undefined;
    draw.current = () => {
      if (made.signal.aborted || !holder.current) return;
      if (update) update();
      else update = startChart(holder.current, latest, made.signal);
      isMade.current = true;
    };
    isMade.current = false;
    return () => made.abort();
  }, [shape]);
  // The figures beside it are seen first.
  useEffect(() => drawInTurn(draw.current), [shape]);
  useLayoutEffect(() => {
    if (isMade.current) drawInTurn(draw.current);
  }, [curves, marks, span.fromMs, span.toMs]);
  return (
    <div class="panel">
      {hasTitle && (
        <h3>
          <Say of={title} />
        </h3>
      )}
      {lane}
      <div
        ref={holder}
        class="chart-holder"
        dir="ltr"
        aria-hidden="true"
        style={{ 'min-block-size': `${heightOf(props)}px` }}
      />
      {isLast && <PinnedTime point={point} span={span} sides={sides} text={text} />}
    </div>
  );
}

const heightOf = ({ height, isLast, sides }: DrawnPanel): number => height + (isLast ? 36 * sides.em : 0);

/** The instant under the pointer, on the axis too. */
function PinnedTime(props: {
  point: ReadonlySignal<Point | undefined>;
  span: Span;
  sides: Sides;
  text: Text;
}) {
  const { point, span, sides, text } = props;
  const atMs = point.value?.atMs;
  if (atMs === undefined || atMs < span.fromMs || atMs > span.toMs) return null;
  const part = (atMs - span.fromMs) / (span.toMs - span.fromMs);
  return (
    <span
      class="pinned"
      aria-hidden="true"
      style={{ '--at': `${part}`, '--left': `${sides.left}px`, '--right': `${sides.right}px` }}
    >
      <bdi dir="ltr">{clockOf(atMs, text)}</bdi>
    </span>
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The time of day to the second, as the axis writes it. */
export function clockOf(atMs: number, text: Text): string {
  const known =
    clocks.get(text.language) ??
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(text.language, known);
  return known.format(atMs);
}

function useLatest<Value>(value: Value): { readonly current: Value } {
  const held = useRef(value);
  held.current = value;
  return held;
}

/** Puts uPlot into its holder. @returns draws anew with the props of the moment. */
function startChart(
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

/** The figures now, or under the pointer: one line that never moves. */
function Readout(props: {
  point: Signal<Point | undefined>;
  panels: readonly PanelProps[];
  span: Span;
  text: Text;
}) {
  const { point, panels, span, text } = props;
  const at = point.value;
  const read = panels.flatMap(({ curves, readOut, now }) => {
    const [curve] = curves;
    if (!curve) return [];
    const found = at ? pointAt(curve, at.atMs)?.lines : now;
    if (!found) return [];
    const base = curve.isRebased ? valueAt(curve.dense, span.fromMs) : 0;
    return [readOut(found.map((value) => value - base))];
  });
  return (
    <p class="readout" aria-hidden="true">
      <time class={at ? 'chip pin' : 'chip'}>
        {at ? <bdi dir="ltr">{clockOf(at.atMs, text)}</bdi> : <Say of={text.say('now')} />}
      </time>
      {read.map((words, i) => (
        <span key={i}>
          <Say of={words} />
        </span>
      ))}
      {at?.isPinned && (
        <button
          type="button"
          class="icon back"
          tabIndex={-1}
          onClick={() => {
            point.value = undefined;
          }}
        >
          <Icon of={CROSS} />
        </button>
      )}
    </p>
  );
}
