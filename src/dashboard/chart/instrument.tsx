import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import { chartFont } from './chart-text.ts';
import type { Sides } from './draw-chart.ts';
import { FiguresTable } from './figures-table.tsx';
import { MarkLane } from './mark-lane.tsx';
import { PlotPanel } from './panel.tsx';
import type { InstrumentProps, PanelProps } from './panel-props.ts';
import type { PlotCurve } from './plot.ts';
import { RangeBar } from './range-bar.tsx';
import { type Point, Readout } from './readout.tsx';
import { spanOf } from './time-range.ts';

const NARROW = 520;
const USUAL_TEXT = 15;
/** Longer words at the end of a line reach into the picture. */
const WIDEST_END = 140;

/** Charts over one time axis, with one crosshair, a fixed line that reads them out, and a table of the same figures. */
export function Instrument(props: InstrumentProps) {
  const { title, hasVisibleTitle = false, panels, marks, pageId, whole, range, isBusy = false, text } = props;
  const frame = useRef<HTMLDivElement>(null);
  const ownPoint = useSignal<Point | undefined>(undefined);
  const point = props.point ?? ownPoint;
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
    // It tells the first time too, when the window has been laid out anyway: to ask before that would do so once more.
    const resized = new ResizeObserver(measure);
    resized.observe(node);
    return () => resized.disconnect();
  }, [panels, text, sides]);
  return (
    <section class="card instrument chart">
      <div class="head">
        <Say as="h2" id={headingId} class={hasVisibleTitle ? undefined : 'unseen'} of={title} />
        <Readout point={point} panels={panels} text={text} span={span} nowMs={whole.toMs} />
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
        {isBusy && <Say as="p" class="chart-busy faint" of={text.say('dashboard_loading')} />}
        {panels.map((panel, i) => (
          <PlotPanel
            key={i}
            {...panel}
            instrument={props}
            isLast={i === panels.length - 1}
            // The first is what the heading says already.
            hasTitle={panels.length > 1 && !(hasVisibleTitle && i === 0)}
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
      <Say as="p" id={helpId} class="unseen" of={text.say('dashboard_chart_help')} />
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
  const widths = ends.map((words) => Math.min(WIDEST_END * em, ruler.measureText(words).width + 16));
  const right = Math.ceil(Math.max(20, ...widths));
  // In steps, so that a digit more moves nothing.
  return { left, right: Math.ceil(right / 12) * 12, isNarrow, em };
}

/** The value of a line with the most digits. */
const widest = ({ dense }: PlotCurve): number => {
  const line = dense.lines[0];
  const last = line?.[line.length - 1] ?? 0;
  return Math.min(last, line?.[0] ?? 0);
};
