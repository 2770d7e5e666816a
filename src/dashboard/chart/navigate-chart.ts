import { panned, type Span, type TimeRange, zoomed } from './time-range.ts';

export interface Navigation {
  /** The plotting area, and the focusable element around the chart. */
  readonly area: HTMLElement;
  readonly frame: HTMLElement;
  readonly span: () => Span;
  readonly whole: () => Span;
  readonly show: (range: TimeRange) => void;
  /** A finger points at an instant. */
  readonly point: (atMs: number) => void;
  /** Of the panels of one frame only one hears its keys. */
  readonly hasKeys: boolean;
  readonly signal: AbortSignal;
}

const NEARER = 0.6;
const STEP = 0.25;

/** Keys while the chart has the focus: arrows move in time, plus and minus zoom, 0 shows everything. */
function rangeOfKey(key: string, span: Span, whole: Span): TimeRange | undefined {
  const middle = (span.fromMs + span.toMs) / 2;
  switch (key) {
    case 'ArrowLeft':
      return panned(span, -STEP, whole);
    case 'ArrowRight':
      return panned(span, STEP, whole);
    case '+':
    case '=':
      return zoomed(span, NEARER, middle, whole);
    case '-':
      return zoomed(span, 1 / NEARER, middle, whole);
    case '0':
      return { kind: 'all' };
    default:
      return undefined;
  }
}

/** Zooming and moving by keyboard, wheel and touch; marking a span with the mouse is uPlot's own. */
export function navigateChart({ area, frame, span, whole, show, point, hasKeys, signal }: Navigation): void {
  if (hasKeys)
    frame.addEventListener(
      'keydown',
      (event) => {
        if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
        const range = rangeOfKey(event.key, span(), whole());
        if (!range) return;
        event.preventDefault();
        show(range);
      },
      { signal },
    );
  area.addEventListener('dblclick', () => show({ kind: 'all' }), { signal });
  area.addEventListener(
    'wheel',
    (event) => {
      // The plain wheel scrolls the page, as people expect; a pinch on a touchpad arrives with `ctrlKey`.
      if (!event.ctrlKey && !event.shiftKey) return;
      event.preventDefault();
      const turn = event.deltaY || event.deltaX;
      if (event.shiftKey) show(panned(span(), Math.sign(turn) * STEP, whole()));
      else show(zoomed(span(), Math.exp(turn * 0.01), instantAt(event.clientX), whole()));
    },
    { signal, passive: false },
  );
  followFingers();

  function instantAt(clientX: number, of: Span = span()): number {
    const { left, width } = area.getBoundingClientRect();
    return of.fromMs + ((clientX - left) / Math.max(1, width)) * (of.toMs - of.fromMs);
  }

  /** One finger leads the crosshair, two come nearer or go further and take along what lies between them. */
  function followFingers(): void {
    const fingers = new Map<number, number>();
    area.addEventListener(
      'pointerdown',
      (event) => {
        if (event.pointerType !== 'touch') return;
        fingers.set(event.pointerId, event.clientX);
        if (fingers.size === 1) point(instantAt(event.clientX));
        area.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    area.addEventListener(
      'pointermove',
      (event) => {
        const before = fingers.get(event.pointerId);
        if (before === undefined) return;
        const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
        fingers.set(event.pointerId, event.clientX);
        if (other === undefined) {
          point(instantAt(event.clientX));
        } else {
          const apart = Math.max(20, Math.abs(event.clientX - other));
          show(zoomed(span(), Math.max(20, Math.abs(before - other)) / apart, instantAt(other), whole()));
        }
      },
      { signal },
    );
    const lift = (event: PointerEvent): void => void fingers.delete(event.pointerId);
    area.addEventListener('pointerup', lift, { signal });
    area.addEventListener('pointercancel', lift, { signal });
  }
}
