import type { Box } from './overlay-place.ts';

/** What a person can use, and what else would be missed if it were covered. */
const CONTROLS =
  'a[href],button,input,select,textarea,summary,label,video,iframe,[contenteditable],' +
  '[role="button"],[role="link"],[role="tab"],[role="menuitem"],[tabindex="0"]';
const PICTURES = 'img,image,canvas,[role="img"]';

/** Distance of the points at which the page is asked what lies there. */
const PROBE = 24;

/** Asks a document what lies where. `own` is left out of account. */
export interface PageSurface {
  /** Whether a box covers nothing but ground: no control, no text, no picture, nothing that floats. */
  isBlank(box: Box): boolean;
  /** Whether nothing lies in a box that a person can use. */
  hasNoControl(box: Box): boolean;
  /** Whether nothing that stays in the window when the page scrolls lies in a box. */
  isUnclaimed(box: Box): boolean;
  /** The same, but what only sticks on the way is no hindrance. */
  isFree(box: Box): boolean;
}

export function pageSurface(document: Document, own: Element): PageSurface {
  const topAt = (x: number, y: number): Element | undefined =>
    document.elementsFromPoint(x, y).find((element) => element !== own);
  const none = (box: Box, isInTheWay: (element: Element) => boolean): boolean => {
    const seen = new Set<Element>();
    for (const [x, y] of probes(box)) {
      const element = topAt(x, y);
      if (!element || seen.has(element)) continue;
      if (isInTheWay(element)) return false;
      seen.add(element);
    }
    return true;
  };
  return {
    isBlank: (box) => none(box, (element) => matters(element) || floats(element)),
    hasNoControl: (box) => none(box, (element) => element.closest(CONTROLS) !== null),
    isUnclaimed: (box) => none(box, (element) => floats(element)),
    isFree: (box) => none(box, (element) => floats(element, 'fixed')),
  };
}

/** A grid over the box, its edges included. */
function* probes({ left, top, width, height }: Box): Generator<readonly [x: number, y: number]> {
  const columns = Math.ceil(width / PROBE);
  const rows = Math.ceil(height / PROBE);
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++)
      yield [left + Math.min(column * PROBE, width - 1), top + Math.min(row * PROBE, height - 1)];
}

const matters = (element: Element): boolean =>
  element.closest(`${CONTROLS},${PICTURES}`) !== null || hasOwnText(element);

const hasOwnText = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '');

/** Whether it, or what it stands in, keeps its place in the window: chat, bars, another extension's badge. */
function floats(element: Element, positions = 'fixed sticky'): boolean {
  const view = element.ownerDocument.defaultView;
  for (let at: Element | null = element; at && view; at = at.parentElement) {
    if (positions.includes(view.getComputedStyle(at).position)) return true;
  }
  return false;
}
