import { browser } from '../platform/browser.ts';
import { isTestBuild } from '../platform/build-flags.ts';

/**
 * Opens the page that says what Ebb does and how to begin, once, when it is newly installed: not after an update.
 * Tests open their own tabs and would lose the foreground to it.
 */
export async function welcome(reason: string): Promise<void> {
  if (reason !== 'install' || isTestBuild) return;
  await browser.tabs.create({ url: browser.runtime.getURL('dashboard.html#welcome') });
}
