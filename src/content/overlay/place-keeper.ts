import type { OverlayPlacement } from '../../settings/overlay.ts';
import type { OverlayHost } from './overlay-host.ts';
import { type Box, choosePlace, type Place, type Size } from './overlay-place.ts';
import { pageSurface } from './page-surface.ts';

/** Keeps the overlay in its place as window, page and overlay change. */
export interface PlaceKeeper {
  /** Where the overlay is now, in pixels of the window. */
  where(): Box;
  window(): Size;
  /** The place it was given last. */
  place(): Place | undefined;
  /** Moves it while the person drags it: there it stays until it gets another placement. */
  carry(left: number, top: number): void;
  /** Puts it where it belongs, once more if anything has changed that bears on it. */
  settle(placement: OverlayPlacement): void;
  /**
   * Leaves the ground to what has since come there to stay: a chat, a banner, another extension's badge; and comes
   * back when that has gone.
   */
  giveWay(): void;
}

export function placeKeeper(
  document: Document,
  host: OverlayHost,
  findAnchor: () => Element | undefined,
  signal: AbortSignal,
): PlaceKeeper {
  const surface = pageSurface(document, host.element);
  let anchor: Element | undefined;
  let settledFor = '';
  let isCarried = false;
  let placement: OverlayPlacement | undefined;
  let place: Place | undefined;

  const size = (): Size => ({ width: host.card.offsetWidth, height: host.card.offsetHeight });
  const window = (): Size => {
    const { clientWidth, clientHeight } = document.documentElement;
    return { width: clientWidth, height: clientHeight };
  };
  const anchorBox = (): Box | undefined => {
    if (!anchor?.isConnected) anchor = findAnchor();
    return anchor?.getBoundingClientRect();
  };
  /** Whatever the place depends on, so that the page is asked only when there is something to ask. */
  const circumstances = (box: Box | undefined): string => {
    const { scrollX = 0, scrollY = 0 } = document.defaultView ?? {};
    const at = box && [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round);
    return JSON.stringify([placement, size(), window(), at]);
  };
  const settle = (): void => {
    if (!placement || isCarried || !host.element.isConnected) return;
    const box = anchorBox();
    const now = circumstances(box);
    if (now === settledFor) return;
    settledFor = now;
    place = choosePlace(placement, {
      size: size(),
      window: window(),
      anchor: box,
      isRightToLeft: isRightToLeft(document),
      ...surface,
    });
    host.moveTo(place);
    host.element.style.visibility = '';
  };
  /** Beside the counter it passes under the page's own bars when the page is scrolled; it is not to be seen then. */
  const giveWay = (): void => {
    if (placement?.kind !== 'auto' || isCarried || !host.element.isConnected) return;
    const box = host.card.getBoundingClientRect();
    if (place?.kind === 'beside') host.element.style.visibility = surface.isUnclaimed(box) ? '' : 'hidden';
    else if (!surface.isFree(box) || (place?.taken && surface.isUnclaimed(place.taken))) {
      settledFor = '';
      settle();
    }
  };
  const view = document.defaultView;
  view?.addEventListener('resize', settle, { signal, passive: true });
  view?.addEventListener('scroll', () => place?.kind === 'beside' && giveWay(), { signal, passive: true });

  return {
    where: () => host.card.getBoundingClientRect(),
    window,
    place: () => place,
    carry(left, top) {
      settledFor = '';
      isCarried = true;
      host.moveTo({ left, top, kind: 'fixed' });
    },
    settle(wanted) {
      isCarried &&= placement === wanted;
      placement = wanted;
      settle();
    },
    giveWay,
  };
}

const isRightToLeft = (document: Document): boolean =>
  document.defaultView?.getComputedStyle(document.body ?? document.documentElement).direction === 'rtl';
