import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import type { BrowserKind } from './find-browser.ts';
import { launchChromium } from './launch-chromium.ts';
import { launchFirefox } from './launch-firefox.ts';

/** Launches a browser with the extension in it. */
export const launchBrowser = (kind: BrowserKind, options: LaunchOptions): Promise<ExtensionBrowser> =>
  kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
