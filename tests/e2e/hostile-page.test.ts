import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../tools/browsers/until.ts';
import { eveningPages } from '../../tools/replay/evening.ts';
import type { StagePage } from '../../tools/replay/stage-page.ts';
import { Stage } from './harness/stage.ts';

const NAME = '=HYPERLINK("https://example.org")<img src=x onerror=pwned=1><script>pwned=1</script>';

/** What the page of the test leaves behind for the test to look at. */
interface Traces {
  pwned?: number;
  roots: number;
  seen: string[];
}

const hostile: StagePage = (() => {
  const inwi = eveningPages.find(({ vanity }) => vanity === 'inwi');
  if (!inwi) throw new Error('the evening has no inwi');
  return {
    ...inwi,
    vanity: 'hostile',
    name: NAME,
    pageId: '195084413872699',
    profileId: '100064838120599',
  };
})();

let stage: Stage;
let tab: Page;

/**
 * Runs in the page before anything of it: takes over what our content script might lean on, and shouts every
 * message it can think of.
 */
function attack(): void {
  const traces: Traces = { roots: 0, seen: [] };
  Object.assign(globalThis, { traces });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    if (this.localName.startsWith('ebb')) traces.roots += 1;
    return attach.call(this, { ...init, mode: 'open' });
  };
  addEventListener('message', ({ data }) => traces.seen.push(JSON.stringify(data)));
  const lie = {
    ebb: 'report',
    body: {
      look: {
        kind: 'readings',
        page: {
          id: 'hostile',
          ids: [],
          vanity: 'hostile',
          name: 'x',
          address: 'https://www.facebook.com/hostile',
        },
        language: 'en',
        readings: [{ metric: 'likes', count: { value: 666, step: 1 }, reader: 'meta-description' }],
      },
      atMs: Date.now(),
      clockAgrees: true,
      version: '0.1.0',
    },
  };
  const shout = (): void => {
    postMessage(lie, '*');
    for (const name of ['ebb', 'ebb-overlay', 'message', 'report', 'pageChanged']) {
      document.dispatchEvent(new CustomEvent(name, { detail: lie }));
      dispatchEvent(new MessageEvent(name, { data: lie }));
    }
    const { chrome } = globalThis as { chrome?: { runtime?: { sendMessage?: (message: unknown) => void } } };
    chrome?.runtime?.sendMessage?.(lie);
  };
  document.addEventListener('DOMContentLoaded', () => {
    // Only now, so that the page itself still gets as far as being drawn.
    Object.assign(Array.prototype, { flatMap: () => [{ metric: 'likes', count: { value: 666, step: 1 } }] });
    JSON.parse = () => lie;
    Object.defineProperty(Object.prototype, 'readings', {
      value: lie.body.look.readings,
      configurable: true,
    });
    globalThis.fetch = () => Promise.resolve(new Response('<meta name="description" content="666 likes">'));
    Object.assign(globalThis, { MutationObserver: class {} });
    const form = document.createElement('form');
    form.innerHTML = '<input name="location"><input name="documentElement"><input id="querySelector">';
    document.body.prepend(form);
    shout();
    setInterval(shout, 200);
  });
}

beforeAll(async () => {
  stage = await Stage.open({ hasDashboard: true, replay: { pages: [...eveningPages, hostile] } });
  tab = await stage.browser.openTab('about:blank');
  await tab.evaluateOnNewDocument(attack);
  await tab.goto('https://www.facebook.com/hostile', { waitUntil: 'domcontentloaded' });
});
afterAll(() => stage?.close());

describe('a hostile page', () => {
  it('is measured all the same, and no number but the served ones is stored', async () => {
    await until('a first sample', () => stage.series('hostile'));
    await stage.startMeasuring(['hostile']);
    const view = await stage.untilView('hostile', 'five samples', ({ series }) =>
      series.some(({ metric, sampleCount }) => metric === 'likes' && sampleCount >= 5),
    );
    const likes = view.series.find(({ metric }) => metric === 'likes');
    const { startCount } = hostile.likes;
    for (const { value, step } of likes?.recent ?? []) {
      expect(step).toBe(1);
      expect(value).toBeGreaterThan(0.9 * startCount);
    }
    const kept = view.series.flatMap(({ first, last, recent }) => [first, last, ...recent]);
    expect(kept.map(({ value }) => value)).not.toContain(666);
  });

  it('sees nothing of ours: no root of the overlay, no message', async () => {
    await until('the overlay', () => stage.overlay(tab));
    const seen = await tab.evaluate(() => {
      const { traces } = globalThis as unknown as { traces: Traces };
      const host = document.querySelector('html > section');
      return { roots: traces.roots, open: host?.shadowRoot !== null, messages: traces.seen.length };
    });
    expect(seen.roots).toBe(0);
    expect(seen.open).toBe(false);
    const foreign = await tab.evaluate(() => {
      const { traces } = globalThis as unknown as { traces: Traces };
      return traces.seen.filter((message) => !message.includes('666'));
    });
    expect(foreign).toEqual([]);
  });

  it('runs no markup of its name, on the page or in our own pages', async () => {
    const popup = await stage.browser.openOwnPage('popup.html');
    await until('the name in the popup', () =>
      popup.evaluate((name) => document.body.textContent?.includes(name), NAME),
    );
    const pwned = (page: Page): Promise<boolean> =>
      page.evaluate(() => 'pwned' in globalThis || document.querySelector('img[src="x"]') !== null);
    expect(await pwned(popup)).toBe(false);
    expect(await pwned(stage.ownPage)).toBe(false);
    expect(await tab.evaluate(() => 'pwned' in globalThis)).toBe(false);
  });

  it('may take the overlay away: it comes back once, and does not fight', async () => {
    const removeOverlay = (): Promise<boolean> =>
      tab.evaluate(() => {
        const host = document.querySelector('html > section');
        host?.remove();
        return host !== null;
      });
    const isThere = (): Promise<boolean> =>
      tab.evaluate(() => document.querySelector('html > section') !== null);
    expect(await removeOverlay()).toBe(true);
    await until('the overlay again', isThere);
    expect(await removeOverlay()).toBe(true);
    const before = await stage.getSeries('hostile');
    await stage.untilView('hostile', 'two more samples', ({ series }) =>
      series.some(({ metric, sampleCount }) => metric === 'likes' && sampleCount >= before.sampleCount + 2),
    );
    expect(await isThere()).toBe(false);
  });
});
