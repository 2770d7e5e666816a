import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';

const SITE = /^https:\/\/[^/]*\bfacebook\.com\//;
const OWN_PAGE = /^(?:chrome|moz)-extension:\/\/[^/]+\/(.+)$/;

/**
 * Loads the extension again from its folder, and after it the tabs of the site and the extension's own pages.
 * @returns when all of them are loaded.
 */
export async function reloadExtension(browser: ExtensionBrowser, folder: string): Promise<void> {
  const tabs: Page[] = [];
  const ownPaths: string[] = [];
  for (const page of await browser.browser.pages()) {
    const address = await page.evaluate(() => location.href).catch(() => page.url());
    const [, path] = OWN_PAGE.exec(address) ?? [];
    if (SITE.test(address)) tabs.push(page);
    if (path !== undefined) {
      ownPaths.push(path);
      // The browser would close it under our hands.
      await page.close();
    }
  }
  await browser.browser.installExtension(folder);
  await Promise.all([
    ...tabs.map((tab) => tab.reload({ waitUntil: 'domcontentloaded' })),
    ...ownPaths.map((path) => browser.openOwnPage(path)),
  ]);
}
