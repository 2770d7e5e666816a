import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
import type { Sides } from './draw-chart.ts';
import { drawInTurn } from './draw-in-turn.ts';
import { drawnNote } from './drawn-note.ts';
import { clockOf, type Point } from './readout.tsx';
import { type DrawnPanel, heightOf, startChart } from './start-chart.ts';
import { type Span, spanOf } from './time-range.ts';

/** One picture of an instrument, with its title and what lies over it. */
export function PlotPanel(props: DrawnPanel) {
  const { title, curves, hasTitle, sides, point, instrument, lane, isLast } = props;
  const { text, marks, range, whole } = instrument;
  const holder = useRef<HTMLDivElement>(null);
  const latest = useLatest(props);
  const draw = useRef<() => void>(() => undefined);
  const isMade = useRef(false);
  const span = spanOf(range.value, whole);
  const note = drawnNote(curves, text);
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
    // In the place of another it stands at once, so that nothing flickers.
    const isAnother = isMade.current;
    isMade.current = false;
    if (isAnother) draw.current();
    return () => made.abort();
  }, [shape]);
  // The figures beside the first one are seen before it.
  useEffect(() => {
    if (!isMade.current) drawInTurn(draw.current);
  }, [shape]);
  useLayoutEffect(() => {
    if (isMade.current) drawInTurn(draw.current);
  }, [curves, marks, span.fromMs, span.toMs]);
  return (
    <div class="panel">
      {hasTitle && (
        <h3>
          <Say of={title} />
          {note.length > 0 && <Say as="small" of={note} />}
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

function useLatest<Value>(value: Value): { readonly current: Value } {
  const held = useRef(value);
  held.current = value;
  return held;
}
