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
      const at = (moved: PointerEvent): readonly [left: number, top: number] => [
        from.left + moved.clientX - event.clientX,
        from.top + moved.clientY - event.clientY,
      ];
      const hasMoved = (moved: PointerEvent): boolean =>
        Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) > CLICK_SLACK;
      const listen = (name: 'pointermove' | 'pointerup' | 'pointercancel', hear: (e: PointerEvent) => void) =>
        handle.addEventListener(name, (e) => hear(e as PointerEvent), { signal: ended.signal });
      handle.setPointerCapture(event.pointerId);
      listen('pointermove', (moved) => hasMoved(moved) && carry(...at(moved)));
      listen('pointerup', (moved) => {
        ended.abort();
        if (hasMoved(moved)) drop(...at(moved));
      });
      listen('pointercancel', () => ended.abort());
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
