// An overlay on a page of jsdom, in a browser made by hand. A file that imports this runs in jsdom.
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { OverlayContent } from '../../../src/content/overlay/overlay-content.ts';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { type Lifetime, startLifetime } from '../../../src/platform/lifetime.ts';
import { type FakeBrowser, fakeBrowser } from '../../background/fake-browser.ts';
import { DEMO_NOW_MS } from '../../demo/page-views.ts';
import { readable } from '../../ui/locale-text.ts';

let fake: FakeBrowser;
let now = DEMO_NOW_MS;

vi.mock('../../../src/platform/browser.ts', () => ({
  get browser() {
    return fake.browser;
  },
}));
vi.mock('../../../src/platform/clock.ts', () => ({ nowMs: () => now, monotonicMs: () => now }));

const { mountOverlay } = await import('../../../src/content/overlay/mount-overlay.tsx');
export const { overlayHidden, overlayPlacement, overlaySize } = await import(
  '../../../src/settings/overlay.ts'
);

/** The closed roots that were made, newest last. */
export const roots: ShadowRoot[] = [];
const rootsOf = new WeakMap<Element, ShadowRoot>();
export const asked: string[] = [];
export const STYLE = '.card { display: grid }';
/** The styles that the closed roots were given. */
export const dressed: string[] = [];
export let lifetime: Lifetime;
let isAnswered: boolean;
let anchor: Element | undefined;

/** Has a page without an overlay, and a browser of its own, in each test of a file. */
export function useOverlay(): void {
  beforeEach(async () => {
    now = DEMO_NOW_MS;
    fake = fakeBrowser();
    roots.length = 0;
    asked.length = 0;
    isAnswered = true;
    dressed.length = 0;
    // What a browser tells an extension alone.
    Object.assign(fake.browser, {
      dom: { openOrClosedShadowRoot: (element: Element) => rootsOf.get(element) ?? null },
    });
    // The background, of which only the style is asked.
    Object.assign(fake.browser.runtime, {
      sendMessage: (message: unknown) => {
        expect(message).toEqual({ ebb: 'getOverlayStyle', body: {} });
        return isAnswered
          ? Promise.resolve({ ok: true, value: STYLE })
          : Promise.reject(new Error('Extension context invalidated.'));
      },
    });
    anchor = undefined;
    lifetime = startLifetime(() => isAnswered);
    // The file before it may have left one in the same document, whose root this one does not know.
    host()?.remove();
    document.body.replaceChildren();
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    document.elementsFromPoint = () => [];
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    // jsdom has no constructable style sheets.
    vi.stubGlobal(
      'CSSStyleSheet',
      class {
        replaceSync(style: string): void {
          dressed.push(style);
        }
      },
    );
    const { attachShadow } = Element.prototype;
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
      const root = attachShadow.call(this, options);
      roots.push(root);
      rootsOf.set(this, root);
      return root;
    });
    await overlaySize.set('full');
  });

  afterEach(() => {
    lifetime.end();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** What the overlay is placed beside from now on. */
export const setAnchor = (element: Element): void => {
  anchor = element;
};

/** The extension answers no more. */
export const fallSilent = (): void => {
  isAnswered = false;
};

/** So much time goes by, milliseconds. */
export const pass = (ms: number): void => {
  now += ms;
};

const answer = (what: string): Promise<void> => {
  asked.push(what);
  return isAnswered ? Promise.resolve() : Promise.reject(new Error('Extension context invalidated.'));
};

export const mount = ({ isPrivate = false } = {}) =>
  mountOverlay({
    lifetime,
    document,
    isPrivate,
    findAnchor: () => anchor,
    onSetMeasuring: (measuring) => answer(`measuring ${measuring}`),
    onSetMetric: (metric) => answer(metric),
    onSetCloseUp: (everyMs) => answer(`close-up ${everyMs}`),
    onOpenDashboard: () => answer('dashboard'),
  });

export const page = (view: PageView): OverlayContent => ({ kind: 'page', view });
export const host = (): Element | null => document.querySelector('html > section');
export const root = (): ShadowRoot | undefined => (host() ? roots.at(-1) : undefined);
export const shown = (): string => readable(root()?.textContent ?? '');
export const spoken = (): string => readable(root()?.querySelector('[role="status"]')?.textContent ?? '');

/** Lets what was asked of the browser be answered, and the drawing that follows be done. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

export async function show(content: OverlayContent | undefined) {
  const overlay = mount();
  overlay.show(content);
  await settle();
  return overlay;
}

export async function press(label: string): Promise<void> {
  const button = [...(root()?.querySelectorAll('button') ?? [])].find(
    (one) => one.textContent?.trim() === label || one.getAttribute('aria-label') === label,
  );
  if (!button) throw new Error(`no button "${label}" in "${shown()}"`);
  button.click();
  await settle();
}
