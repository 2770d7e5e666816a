import type { OverlayPlacement, OverlaySpot } from '../../settings/overlay.ts';

/** A rectangle in pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Size = Pick<Box, 'width' | 'height'>;

/** Where the overlay goes: `beside` scrolls with the page, `fixed` stays in the window. Pixels of the window. */
export interface Place {
  readonly kind: 'beside' | 'fixed';
  readonly left: number;
  readonly top: number;
  /** Nothing of the page is covered there. */
  readonly isClear: boolean;
  /** A place that comes before this one, where something stands now that stays in the window. */
  readonly taken?: Box | undefined;
}

/** What the place depends on. */
export interface Surroundings {
  readonly size: Size;
  readonly window: Size;
  /** The counter, where it is on the page and in the window. */
  readonly anchor: Box | undefined;
  readonly isRightToLeft: boolean;
  /** Nothing of the page that matters lies there: no control, no text, no picture. */
  readonly isBlank: (box: Box) => boolean;
  /** Nothing lies there that a person can use. */
  readonly hasNoControl: (box: Box) => boolean;
  /** Nothing that stays in the window when the page scrolls lies there. */
  readonly isUnclaimed: (box: Box) => boolean;
}

/** Distance from the edges of the window, and from the counter. */
export const MARGIN = 16;
/** Below this width there is no beside: it is a phone. */
export const PHONE_WIDTH = 480;
/** How far from the counter it still stands beside it, and in which strides a place is looked for. */
const FARTHEST = 320;
const STRIDE = 32;
const AIR = 8;
/** Dropped this near to an edge, it sticks to it. */
const SNAP = 24;

/**
 * Chooses the place: where the person put it; else beside the counter if that covers nothing; else a corner,
 * from the lower start of the lines on: one that is blank, else one without controls, else one where nothing
 * else has its place; else, where bars have both edges, up from the lower corners to where nothing has.
 */
export function choosePlace(placement: OverlayPlacement, around: Surroundings): Place {
  if (placement.kind === 'spot') return placeOfSpot(placement, around);
  const beside = around.window.width < PHONE_WIDTH ? undefined : besideAnchor(around);
  return beside ?? firstCorner(around);
}

/** On the counter's own line or near it, as near as there is blank ground, first where its line ends. */
function besideAnchor({ anchor, size, window, isRightToLeft, isBlank }: Surroundings): Place | undefined {
  if (!anchor) return undefined;
  const middle = anchor.top + anchor.height / 2 - size.height / 2;
  const tops = [middle, anchor.top, anchor.top + anchor.height - size.height];
  const toRight = (away: number): number => anchor.left + anchor.width + MARGIN + away;
  const toLeft = (away: number): number => anchor.left - MARGIN - away - size.width;
  for (const side of isRightToLeft ? [toLeft, toRight] : [toRight, toLeft]) {
    for (let away = 0; away <= FARTHEST; away += STRIDE) {
      const boxes = tops.map((top) => ({ ...size, left: side(away), top }));
      const found = boxes.find((box) => isWithin(box, window) && isBlank(withAir(box)));
      if (!found) continue;
      const [left, top] = [Math.round(found.left), Math.round(found.top)];
      return { kind: 'beside', left, top, isClear: true };
    }
  }
  return undefined;
}

function firstCorner(around: Surroundings): Place {
  const { size, window, isRightToLeft, isBlank, hasNoControl, isUnclaimed } = around;
  const right = window.width - size.width - MARGIN;
  const bottom = window.height - size.height - MARGIN;
  const sides = isRightToLeft ? [right, MARGIN] : [MARGIN, right];
  const tops = [bottom, MARGIN];
  for (let top = bottom - STRIDE; top > MARGIN; top -= STRIDE) tops.push(top);
  const boxes = tops.flatMap((top) => sides.map((left): Box => ({ ...size, left, top })));
  const corners = boxes.slice(0, 4);
  const isUsable = (box: Box): boolean => isUnclaimed(box) && hasNoControl(box);
  const clear = corners.find(isBlank);
  const chosen = clear ?? corners.find(isUsable) ?? boxes.find(isUnclaimed) ?? boxes[0];
  const { left = MARGIN, top = 0 } = chosen ?? {};
  const before = boxes.find((box) => box === chosen || !isUnclaimed(box));
  return {
    kind: 'fixed',
    left,
    top: Math.max(top, 0),
    isClear: clear !== undefined,
    taken: before === chosen ? undefined : before,
  };
}

/** Text must not touch it either. */
const withAir = ({ left, top, width, height }: Box): Box => ({
  left: left - AIR,
  top: top - AIR,
  width: width + 2 * AIR,
  height: height + 2 * AIR,
});

const isWithin = (box: Box, window: Size): boolean =>
  box.left >= 0 &&
  box.top >= 0 &&
  box.left + box.width <= window.width &&
  box.top + box.height <= window.height;

function placeOfSpot(spot: OverlaySpot, { size, window }: Surroundings): Place {
  const room = roomFor(size, window);
  return {
    kind: 'fixed',
    left: Math.round(MARGIN + spot.left * room.width),
    top: Math.round(MARGIN + spot.top * room.height),
    isClear: false,
  };
}

/** Keeps where it was dropped, as parts of the free room; near an edge it sticks to the edge. */
export function spotOf(left: number, top: number, size: Size, window: Size): OverlaySpot {
  const room = roomFor(size, window);
  const part = (at: number, length: number): number => {
    if (at <= MARGIN + SNAP) return 0;
    if (at >= MARGIN + length - SNAP) return 1;
    return (at - MARGIN) / length;
  };
  return { kind: 'spot', left: part(left, room.width), top: part(top, room.height) };
}

/** How far the overlay can be moved. */
const roomFor = (size: Size, window: Size): Size => ({
  width: Math.max(window.width - size.width - 2 * MARGIN, 0),
  height: Math.max(window.height - size.height - 2 * MARGIN, 0),
});
