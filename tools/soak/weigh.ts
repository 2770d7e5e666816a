import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import * as v from 'valibot';
import { inBrowserWindow } from '../browsers/bidi.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';

/** What one context of the extension, or one kind of process, holds after its garbage was collected. */
export interface Weight {
  /** `background`, `dashboard`, the address of a tab; in Firefox `extension` and `tabs`. */
  readonly what: string;
  /** A process gives back what it has freed when it likes, and has other people's things in it. */
  readonly of: 'context' | 'process';
  readonly heapBytes: number;
  /** 0 in the background, which has no document, and in Firefox, which tells of none. */
  readonly nodes: number;
  readonly listeners: number;
}

/** Nobody tells when garbage is gone: what is drawn, or a process, is weighed so often, and the least counts. */
const TIMES = 5;
const APART_MS = 600;

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

async function weighPage(page: Page, what: string): Promise<Weight> {
  const session = await page.createCDPSession();
  try {
    const heapBytes = await heapOf(session);
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { what, of: 'context', heapBytes, nodes, listeners: jsEventListeners };
  } finally {
    await session.detach();
  }
}

/** The least of some weighings: what was just drawn anew holds the old nodes and their listeners for a moment. */
async function weighAtRest(page: Page, what: string): Promise<Weight> {
  let least = await weighPage(page, what);
  for (let time = 1; time < TIMES; time++) {
    await delay(APART_MS);
    const { heapBytes, nodes, listeners } = await weighPage(page, what);
    least = {
      ...least,
      heapBytes: Math.min(least.heapBytes, heapBytes),
      nodes: Math.min(least.nodes, nodes),
      listeners: Math.min(least.listeners, listeners),
    };
  }
  return least;
}

async function weighBackground(target: Target): Promise<Weight> {
  const session = await target.createCDPSession();
  try {
    const heapBytes = await heapOf(session);
    return { what: 'background', of: 'context', heapBytes, nodes: 0, listeners: 0 };
  } finally {
    // With somebody attached it would never be stopped for being idle.
    await session.detach();
  }
}

const isBackground = (target: Target): boolean =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

const process = v.object({ pid: v.number(), type: v.string(), bytes: v.number() });
const processes = v.array(v.array(process));

/**
 * Firefox tells of processes: the extension's own, with its background and views, and those of the site's tabs,
 * which are added up. After its garbage was collected.
 * Source: https://searchfox.org/mozilla-central/source/dom/chrome-webidl/ChromeUtils.webidl, `requestProcInfo`
 */
async function weighProcesses(browser: Browser): Promise<Weight[]> {
  const text = await inBrowserWindow(
    browser,
    `(async () => {
      Services.obs.notifyObservers(null, 'child-gc-request');
      Services.obs.notifyObservers(null, 'child-mmu-request');
      const weighed = [];
      for (let time = 0; time < ${TIMES}; time++) {
        await new Promise((resolve) => setTimeout(resolve, ${APART_MS}));
        const { children } = await ChromeUtils.requestProcInfo();
        weighed.push(children.map(({ pid, type, memory }) => ({ pid, type, bytes: memory })));
      }
      return JSON.stringify(weighed);
    })()`,
  );
  const least = new Map<number, v.InferOutput<typeof process>>();
  for (const process of v.parse(processes, JSON.parse(String(text))).flat())
    if (process.bytes < (least.get(process.pid)?.bytes ?? Infinity)) least.set(process.pid, process);
  const found = [...least.values()];
  const all = (what: string, isOf: (type: string) => boolean): Weight => {
    const own = found.filter(({ type }) => isOf(type));
    const heapBytes = own.reduce((sum, { bytes }) => sum + bytes, 0);
    return { what, of: 'process', heapBytes, nodes: 0, listeners: 0 };
  };
  return [all('extension', (type) => type === 'extension'), all('tabs', (type) => type.startsWith('web'))];
}

/**
 * Weighs the background, the dashboard and the tabs, in Chromium one by one; in Firefox the extension's process
 * and those of the tabs.
 */
export async function weigh(
  { kind, browser }: ExtensionBrowser,
  dashboard: Page,
  tabs: readonly Page[],
): Promise<Weight[]> {
  if (kind === 'firefox') return weighProcesses(browser);
  const background = await browser.waitForTarget(isBackground);
  const weights = [await weighBackground(background), await weighAtRest(dashboard, 'dashboard')];
  for (const tab of tabs) weights.push(await weighPage(tab, tab.url()));
  return weights;
}
