import type { Box } from './overlay-place.ts';

/** What moving needs to know of the overlay and tells about it. */
export interface Moving {
  /** Where it is, in pixels of the window. */
  readonly where: () => Box;
  /** Shows it there while it is being moved. */
  readonly carry: (left: number, top: number) => void;
  /** It was let go there. */
  readonly drop: (left: number, top: number) => void;
}

/** Moved less than this, it was a click. */
const CLICK_SLACK = 4;
const KEY_STEP = 32;
const KEYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Handlers for the handle by which the overlay is dragged, or moved with the arrow keys. */
export function moveHandlers({ where, carry, drop }: Moving) {
  return {
    onPointerDown(event: PointerEvent): void {
      const handle = event.currentTarget;
      if (!(handle instanceof Element) || event.button !== 0) return;
      const from = where();
      const ended = new AbortController();
      let isDragged = false;
      const listen = (name: 'pointermove' | 'pointerup' | 'pointercancel', hear: (e: PointerEvent) => void) =>
        handle.addEventListener(name, (e) => hear(e as PointerEvent), { signal: ended.signal });
      const end = (): void => {
        ended.abort();
        const { left, top } = where();
        if (isDragged) drop(left, top);
      };
      handle.setPointerCapture(event.pointerId);
      listen('pointermove', ({ clientX, clientY }) => {
        const [x, y] = [clientX - event.clientX, clientY - event.clientY];
        isDragged ||= Math.hypot(x, y) > CLICK_SLACK;
        if (isDragged) carry(from.left + x, from.top + y);
      });
      listen('pointerup', end);
      listen('pointercancel', end);
    },
    onKeyDown(event: KeyboardEvent): void {
      const way = KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      const { left, top } = where();
      drop(left + way[0] * KEY_STEP, top + way[1] * KEY_STEP);
    },
  };
}
