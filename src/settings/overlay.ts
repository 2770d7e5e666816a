import { member } from '../core/member.ts';
import { storedItem } from './stored-item.ts';

/**
 * Where the overlay stands: by itself beside the counter, or where the person put it, as parts of the free room
 * of the window: `left: 0, top: 1` is the lower left corner at every size of the window.
 */
export type OverlayPlacement = { readonly kind: 'auto' } | OverlaySpot;

export interface OverlaySpot {
  readonly kind: 'spot';
  readonly left: number;
  readonly top: number;
}

const isPart = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

function placementOf(stored: unknown): OverlayPlacement | undefined {
  const kind = member(stored, 'kind');
  const left = member(stored, 'left');
  const top = member(stored, 'top');
  if (kind === 'spot' && isPart(left) && isPart(top)) return { kind, left, top };
  return kind === 'auto' ? { kind } : undefined;
}

export const overlayPlacement = storedItem<OverlayPlacement>('overlay-placement', placementOf, {
  kind: 'auto',
});

/** How much of it is shown; `unset` until the person chooses: everything, on a phone only the figure. */
export type OverlaySize = (typeof SIZES)[number];

const SIZES = ['unset', 'full', 'small'] as const;

export const overlaySize = storedItem<OverlaySize>(
  'overlay-size',
  (stored) => SIZES.find((size) => size === stored),
  'unset',
);

/** Where the person does not want to see it. */
export interface OverlayHidden {
  readonly everywhere: boolean;
  /** Ids of Pages. */
  readonly pages: readonly string[];
}

const MOST_HIDDEN = 1000;
const LONGEST_ID = 200;

const isId = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_ID;

function hiddenOf(stored: unknown): OverlayHidden | undefined {
  const everywhere = member(stored, 'everywhere');
  const pages = member(stored, 'pages');
  const isSound = Array.isArray(pages) && pages.length <= MOST_HIDDEN && pages.every(isId);
  return typeof everywhere === 'boolean' && isSound ? { everywhere, pages } : undefined;
}

export const overlayHidden = storedItem<OverlayHidden>('overlay-hidden', hiddenOf, {
  everywhere: false,
  pages: [],
});

/** Hidden on this Page too. */
export const hiddenOn = (hidden: OverlayHidden, pageId: string): OverlayHidden => ({
  ...hidden,
  pages: [...hidden.pages.filter((id) => id !== pageId), pageId].slice(-MOST_HIDDEN),
});

/** Shown again on this Page. */
export const shownOn = (hidden: OverlayHidden, pageId: string): OverlayHidden => ({
  everywhere: false,
  pages: hidden.pages.filter((id) => id !== pageId),
});
