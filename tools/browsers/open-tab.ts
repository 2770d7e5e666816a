import type { Browser, Page } from 'puppeteer-core';

/** Opens an address in a new tab and waits for its document. */
export async function openTab(browser: Browser, address: string): Promise<Page> {
  const tab = await browser.newPage();
  await tab.goto(address, { waitUntil: 'domcontentloaded' });
  return tab;
}
