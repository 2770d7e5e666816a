import type { CDPSession, Page, Target } from 'puppeteer-core';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';

/** What one context of the extension holds, after its garbage was collected. */
export interface Weight {
  /** `background`, `dashboard`, or the address of a tab. */
  readonly what: string;
  readonly heapBytes: number;
  /** 0 in the background, which has no document. */
  readonly nodes: number;
  readonly listeners: number;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

async function weighPage(page: Page, what: string): Promise<Weight> {
  const session = await page.createCDPSession();
  try {
    const heapBytes = await heapOf(session);
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { what, heapBytes, nodes, listeners: jsEventListeners };
  } finally {
    await session.detach();
  }
}

async function weighBackground(target: Target): Promise<Weight> {
  const session = await target.createCDPSession();
  try {
    return { what: 'background', heapBytes: await heapOf(session), nodes: 0, listeners: 0 };
  } finally {
    // With somebody attached it would never be stopped for being idle.
    await session.detach();
  }
}

const isBackground = (target: Target): boolean =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

/** Weighs the background, the dashboard and the tabs. Only Chromium tells; in Firefox the list is empty. */
export async function weigh(
  { kind, browser }: ExtensionBrowser,
  dashboard: Page,
  tabs: readonly Page[],
): Promise<Weight[]> {
  if (kind === 'firefox') return [];
  const background = await browser.waitForTarget(isBackground);
  const weights = [await weighBackground(background), await weighPage(dashboard, 'dashboard')];
  for (const tab of tabs) weights.push(await weighPage(tab, tab.url()));
  return weights;
}
