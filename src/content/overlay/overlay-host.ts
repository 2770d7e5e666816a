import { closedRoot } from '../../platform/closed-root.ts';
import type { Place } from './overlay-place.ts';

/** The overlay's element on the page, with everything of ours closed up inside it. */
export interface OverlayHost {
  readonly element: HTMLElement;
  /** What is drawn into. */
  readonly card: HTMLElement;
  /** Gives the inside its style; before that nothing is to be attached. */
  dress(style: string): void;
  attach(): void;
  detach(): void;
  /** Puts it there. Pixels of the window as it is scrolled now. */
  moveTo(place: Pick<Place, 'kind' | 'left' | 'top'>): void;
}

/** No name of ours: one of the elements that may have a closed root, where no page has any, after its body. */
const TAG = 'section';

/** A page that removes the overlay more often than this does not want it. */
const MOST_RETURNS = 1;

/** @param signal ends the watch over it; the one who made it takes it away. */
export function overlayHost(document: Document, signal: AbortSignal): OverlayHost {
  // Of this extension before an update, whose script is dead.
  for (const left of document.querySelectorAll<HTMLElement>(`html > ${TAG}`))
    if (closedRoot(left)?.querySelector('.card')) left.remove();
  const element = document.createElement(TAG);
  const shadow = element.attachShadow({ mode: 'closed' });
  const card = document.createElement('section');
  shadow.append(card);

  let isWanted = false;
  let returns = 0;
  const attach = (): void => {
    isWanted = true;
    if (!element.isConnected && returns <= MOST_RETURNS) document.documentElement.append(element);
  };
  const detach = (): void => {
    isWanted = false;
    element.remove();
  };
  const observer = new MutationObserver(() => {
    if (!isWanted || element.isConnected) return;
    returns++;
    attach();
  });
  observer.observe(document.documentElement, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    element,
    card,
    dress: (style) => addStyle(document, shadow, style),
    attach,
    detach,
    moveTo({ kind, left, top }) {
      const view = document.defaultView;
      const scroll = kind === 'beside' ? { x: view?.scrollX ?? 0, y: view?.scrollY ?? 0 } : { x: 0, y: 0 };
      // Set on the element itself: a rule of the page for all elements would win over `:host`.
      const style = {
        position: kind === 'beside' ? 'absolute' : 'fixed',
        left: `${left + scroll.x}px`,
        top: `${top + scroll.y}px`,
      };
      for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
    },
  };
}

/** By an adopted sheet, which no content policy of the page can refuse. */
function addStyle(document: Document, shadow: ShadowRoot, style: string): void {
  const Sheet = document.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
}
