import { browser } from './browser.ts';

/** What both browsers offer to extensions alone, and the types of the polyfill do not know. */
interface WithDom {
  readonly dom: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
}

/** The shadow root of an element, also where it is closed to the page; nothing where there is none. */
export const closedRoot = (element: HTMLElement): ShadowRoot | null =>
  (browser as unknown as WithDom).dom.openOrClosedShadowRoot(element);
