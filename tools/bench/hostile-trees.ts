import type { CDPSession, Page } from 'puppeteer-core';
import { findBrowser } from '../browsers/find-browser.ts';
import type { HostileDocument } from './hostile-documents.ts';
import { inChromiumWith } from './program-in-chromium.ts';

/** What one look at a tree took of the processor, and what came of it. */
export interface TreeTime {
  readonly ms: number;
  readonly says: string;
}

const ROUNDS = 3;

/** What runs in the browser. */
const PROGRAM = `
  import { findCounterElement } from './src/facebook/find-counter-element.ts';
  import { readPage } from './src/facebook/read-page.ts';
  import { HOSTILE_ADDRESS } from './tools/bench/hostile-documents.ts';
  globalThis.look = () => {
    const { obstacle, kind } = readPage(tree, HOSTILE_ADDRESS);
    findCounterElement(tree, HOSTILE_ADDRESS);
    return obstacle?.kind ?? kind;
  };
  // A frame runs none of its scripts and draws nothing.
  globalThis.load = async (html) => {
    document.querySelector('iframe')?.remove();
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.style.display = 'none';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = html;
    document.body.append(frame);
    await loaded;
    globalThis.tree = frame.contentDocument;
  };`;

/**
 * Times a look at documents as trees of a real Chromium, and the search for where the counter stands: any other kind of
 * tree costs what no browser's does. Nothing where there is no Chromium.
 */
export async function treeTimes(
  documents: readonly HostileDocument[],
  length: number,
): Promise<ReadonlyMap<string, TreeTime>> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) return new Map();
  return inChromiumWith(executablePath, PROGRAM, async (openTab) => {
    const times = new Map<string, TreeTime>();
    for (const { name, html } of documents) {
      const tab = await openTab();
      times.set(name, await timeLooks(tab, html(length)));
      await tab.close();
    }
    return times;
  });
}

async function timeLooks(tab: Page, html: string): Promise<TreeTime> {
  const session = await tab.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let best: TreeTime = { ms: Number.POSITIVE_INFINITY, says: '' };
  for (let round = 0; round < ROUNDS; round++) {
    await tab.evaluate(`load(${JSON.stringify(html)})`);
    const before = await threadMs(session);
    const says = (await tab.evaluate('look()')) as string;
    const ms = (await threadMs(session)) - before;
    if (ms < best.ms) best = { ms, says };
  }
  return best;
}

/** The processor time that the tab's own thread has taken. */
async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
