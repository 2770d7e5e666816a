import type { Browser, Page } from 'puppeteer-core';
import type { BrowserKind } from './find-browser.ts';

/** The element whose closed shadow root holds the overlay. */
export const OVERLAY = 'html > section';

export interface LaunchOptions {
  /** The folder of the built extension. */
  readonly extension: string;
  /** The port of the replay; none: the real site. */
  readonly replayPort?: number;
  readonly headless?: boolean;
  /** The interface language; the system's unless told. */
  readonly language?: 'en' | 'fr' | 'ar';
  readonly dark?: boolean;
  /** Whether the person lets the extension into private windows. */
  readonly isAllowedInPrivate?: boolean;
  /** A Firefox that never remembers history: every window is private. */
  readonly remembersNothing?: boolean;
  /** A folder that keeps history between launches; a new temporary one unless told. */
  readonly profile?: string;
}

/** The toolbar window, opened for real. */
export interface OpenPopup {
  readonly text: () => Promise<string>;
  /** Whether a selector, without double quotes, finds something in it. */
  readonly has: (selector: string) => Promise<boolean>;
  /** How wide it stands, what of that its scroll bar leaves, and how wide what it holds is. Pixels. */
  readonly widths: () => Promise<{ window: number; visible: number; content: number }>;
  /** Writes a picture of it. */
  readonly screenshot: (file: string) => Promise<void>;
  /** Presses the button a selector finds, as a person does: the browser lets it ask for a permission. */
  readonly press: (selector: string) => Promise<void>;
}

/** A browser with the extension in it; the same words for Chromium and Firefox. */
export interface ExtensionBrowser {
  readonly kind: BrowserKind;
  readonly browser: Browser;
  readonly profile: string;
  /** Opens an address in a new tab and waits for its document. */
  readonly openTab: (address: string) => Promise<Page>;
  /** Opens an address in a new private window. */
  readonly openPrivately: (address: string) => Promise<Page>;
  /** Opens a page of the extension in a tab. @param path `popup.html` */
  readonly openOwnPage: (path: string) => Promise<Page>;
  /** Opens the toolbar window over a tab, as a click on the button does. */
  readonly openPopup: (tab: Page) => Promise<OpenPopup>;
  /**
   * Calls a function inside the tab with the overlay's closed shadow root.
   * @param read runs in the page: it sees nothing of this program but its argument; its answer must be JSON.
   * @returns nothing when there is no overlay.
   */
  readonly inOverlay: <T>(
    tab: Page,
    read: (root: ShadowRoot, argument: string) => T,
    argument?: string,
  ) => Promise<T | undefined>;
  /** Takes the access to Facebook away, as a person does in the browser's settings. */
  readonly withholdAccess: () => Promise<void>;
  /** Gives it: in Firefox by the browser's own question, in Chromium by its settings, for nobody can press there. */
  readonly allowAccess: () => Promise<void>;
  /**
   * Answers what the browser itself asks the person before anything is sent to a pool; not there where it asks nothing.
   * @returns what it asked.
   */
  readonly answerConsent?: (isAllowed: boolean) => Promise<string>;
  /** Switches the extension off, as a person does in the browser's settings. */
  readonly switchOff: () => Promise<void>;
  /** Lets the background's clock be wrong by so many milliseconds, until it is stopped; only where a browser lets that be done. */
  readonly skewClock?: (byMs: number) => Promise<void>;
  /** Stops the background as the browser does when it is idle. */
  readonly stopBackground: () => Promise<void>;
  /** Makes it as new: tabs closed, what sites left cleared, the extension taken out with all it kept and put in again. */
  readonly renew: () => Promise<void>;
  /** Kills the whole browser, without warning. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}
