import type { CDPSession, Page } from 'puppeteer-core';
import { findBrowser } from '../browsers/find-browser.ts';
import type { HostileDocument } from './hostile-documents.ts';
import { inChromiumWith } from './program-in-chromium.ts';

/** What one look took of the processor, and what came of it. */
export interface LookTime {
  readonly ms: number;
  readonly says: string;
}

const ROUNDS = 3;

/** What runs in the browser. */
const PROGRAM = `
  import { findCounterElement } from './src/facebook/find-counter-element.ts';
  import { readText } from './src/facebook/read-head.ts';
  import { readPage } from './src/facebook/read-page.ts';
  import { HOSTILE_ADDRESS } from './tools/bench/hostile-documents.ts';
  const saysOf = ({ obstacle, kind }) => obstacle?.kind ?? kind;
  globalThis.hold = (html) => void (globalThis.text = html);
  globalThis.lookAtText = () => saysOf(readText(text, HOSTILE_ADDRESS));
  globalThis.lookAtTree = () => {
    const says = saysOf(readPage(tree, HOSTILE_ADDRESS));
    findCounterElement(tree, HOSTILE_ADDRESS);
    return says;
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

/** What looks at one document took: as text at each length, and as a tree at the longest. */
export interface HostileTimes {
  readonly texts: readonly LookTime[];
  readonly tree: LookTime;
}

/**
 * Times looks at documents in a real Chromium, by the code as it is bundled: as text, and as trees with the search for
 * where the counter stands, since any other kind of tree costs what no browser's does.
 * @throws Error where there is no Chromium.
 */
export async function hostileTimes(
  documents: readonly HostileDocument[],
  lengths: readonly number[],
): Promise<ReadonlyMap<string, HostileTimes>> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('hostile documents are timed in Chromium, and none was found');
  return inChromiumWith(executablePath, PROGRAM, async (openTab) => {
    const times = new Map<string, HostileTimes>();
    for (const { name, html } of documents) {
      const tab = await openTab();
      const session = await tab.createCDPSession();
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const texts: LookTime[] = [];
      for (const length of lengths)
        texts.push(await timeLooks(tab, session, `hold(${JSON.stringify(html(length))})`, 'lookAtText()'));
      const load = `load(${JSON.stringify(html(lengths.at(-1) ?? 0))})`;
      times.set(name, { texts, tree: await timeLooks(tab, session, load, 'lookAtTree()') });
      await tab.close();
    }
    return times;
  });
}

async function timeLooks(tab: Page, session: CDPSession, prepare: string, look: string): Promise<LookTime> {
  let best: LookTime = { ms: Number.POSITIVE_INFINITY, says: '' };
  for (let round = 0; round < ROUNDS; round++) {
    await tab.evaluate(prepare);
    const before = await threadMs(session);
    const says = (await tab.evaluate(look)) as string;
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
