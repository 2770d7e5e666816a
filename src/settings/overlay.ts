import * as v from 'valibot';
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

const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const overlayPlacement = storedItem<OverlayPlacement>(
  'overlay-placement',
  v.variant('kind', [
    v.object({ kind: v.literal('auto') }),
    v.object({ kind: v.literal('spot'), left: part, top: part }),
  ]),
  { kind: 'auto' },
);

/** How much of it is shown; `unset` until the person chooses: everything, on a phone only the figure. */
export type OverlaySize = 'unset' | 'full' | 'small';

export const overlaySize = storedItem<OverlaySize>(
  'overlay-size',
  v.picklist(['unset', 'full', 'small']),
  'unset',
);

/** Where the person does not want to see it. */
export interface OverlayHidden {
  readonly everywhere: boolean;
  /** Ids of Pages. */
  readonly pages: readonly string[];
}

const MOST_HIDDEN = 1000;

export const overlayHidden = storedItem<OverlayHidden>(
  'overlay-hidden',
  v.object({
    everywhere: v.boolean(),
    pages: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(MOST_HIDDEN)),
  }),
  { everywhere: false, pages: [] },
);

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
