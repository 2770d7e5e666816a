// Documents that do not begin and end as most do: made ready before anybody asked, or kept to come back to.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../tools/browsers/until.ts';
import { browserKind, Stage } from './harness/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false, keepsDocuments: true } });
});
afterAll(() => stage?.close());

/** Has Chromium make an address ready, as Facebook or a search engine may ask of it. */
async function prerender(tab: Page, path: string): Promise<void> {
  await tab.evaluate((url) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    // Allowed to run as the document's own scripts are.
    rules.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    rules.textContent = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] });
    document.head.append(rules);
  }, path);
  await until('the request ahead', () =>
    stage.replay.log.documents().some((seen) => seen.path === path && seen.status === 200),
  );
}

// Firefox makes no documents ready.
describe.runIf(browserKind() === 'chromium')('a Page that was made ready before it was opened', () => {
  it('is recorded when the person goes there, as of its answer, and can be measured', async () => {
    const tab = await stage.visit('meditel');
    await until('the first Page', () => stage.overlay(tab));
    await prerender(tab, '/inwi');
    expect(await stage.view('inwi')).toBeUndefined();
    await tab.evaluate(() => {
      location.href = '/inwi';
    });
    const series = await until('a sample', () => stage.series('inwi'));
    const asked = stage.replay.log.documents().filter(({ path }) => path === '/inwi');
    // The browser did not ask once more, or this test would show nothing.
    expect(asked).toHaveLength(1);
    expect(Math.abs(series.last.atMs - (asked[0]?.atMs ?? 0))).toBeLessThan(1500);
    expect(series.last.value).toBe(asked[0]?.shown?.likes);
    await until('the overlay', () => stage.overlay(tab));
    await stage.press(tab, 'measure');
    await stage.untilView('inwi', 'measured', ({ watch }) => watch.kind === 'measuring');
    await stage.stopMeasuring('inwi');
    await tab.close();
  });
});

describe('a Page to which the person goes back', () => {
  it('is shown with its figures and measured on, its document as it was kept', async () => {
    const tab = await stage.measure('maroctelecom');
    const opened = stage.replay.log.documents().filter(({ path }) => path === '/maroctelecom').length;
    await tab.goto('https://www.facebook.com/AtlanticFootballDaily', { waitUntil: 'domcontentloaded' });
    await until('the other Page', () => stage.series('AtlanticFootballDaily'));
    await tab.evaluate(() => history.back());
    await until('the first Page again', () =>
      tab.evaluate(() => location.pathname === '/maroctelecom').catch(() => false),
    );
    // Kept, or this test would show nothing.
    expect(stage.replay.log.documents().filter(({ path }) => path === '/maroctelecom')).toHaveLength(opened);
    const before = (await stage.getSeries('maroctelecom')).sampleCount;
    await stage.untilView(
      'maroctelecom',
      'measured on',
      ({ watch, series }) =>
        watch.kind === 'measuring' &&
        series.some(({ metric, sampleCount }) => metric === 'likes' && sampleCount > before + 2),
    );
    // The background knows again which Page the tab shows, and tells it what is new.
    const { page } = await stage.untilView('maroctelecom', 'known', () => true);
    await until('the tab to be known for this Page', async () => {
      const session = await stage.ownPage.evaluate(() =>
        (
          globalThis as unknown as {
            chrome: { storage: { session: { get(): Promise<Record<string, { pageId?: string }>> } } };
          }
        ).chrome.storage.session.get(),
      );
      const shown = Object.entries(session).filter(([key]) => key.startsWith('tab:'));
      return shown.some(([, { pageId }]) => pageId === page.id);
    });
    const first = await stage.overlay(tab);
    await until('news in the overlay', async () => (await stage.overlay(tab)) !== first);
  });
});
