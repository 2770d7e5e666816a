// What is seen in a private window is shown there and nowhere kept; a browser that remembers nothing is told so.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageIn } from '../../tools/browsers/messages.ts';
import { until } from '../../tools/browsers/until.ts';
import { browserKind, Stage } from './harness/stage.ts';

/** Everything that the extension keeps outside its database. */
const stored = (ownPage: Page): Promise<string> =>
  ownPage.evaluate(async () => {
    const { local, session } = (
      globalThis as unknown as {
        chrome: { storage: Record<'local' | 'session', { get(): Promise<unknown> }> };
      }
    ).chrome.storage;
    return JSON.stringify([await local.get(), await session.get()]);
  });

describe('a private window', () => {
  let stage: Stage;
  let tab: Page;
  const ordinary = new Map<string, Page>();

  beforeAll(async () => {
    stage = await Stage.open({ replay: { isLong: false }, browser: { isAllowedInPrivate: true } });
    // Before the private window: Firefox opens the tabs of a program in whichever window is newest.
    for (const vanity of ['maroctelecom', 'meditel']) ordinary.set(vanity, await stage.visit(vanity));
    await until('the ordinary Pages', () => stage.series('meditel'));
    tab = await stage.browser.openPrivately('https://www.facebook.com/inwi');
  });
  afterAll(() => stage?.close());

  it('shows what the document says, and why nothing of it is kept, without Measure', async () => {
    const text = await until('the overlay', () => stage.overlay(tab));
    const likes = stage.replay.log.documents().find(({ path }) => path === '/inwi')?.shown?.likes ?? 0;
    expect(text).toContain(`${likes.toLocaleString('en')} likes`);
    expect(text).toContain(messageIn('en', 'unkept_private'));
    expect(text).not.toContain(messageIn('en', 'measure'));
  });

  it('leaves nothing: no Page, no sample, nothing stored, no request', async () => {
    // A Page in an ordinary window, opened later, has been taken in: so has everything before.
    await stage.startMeasuring(['maroctelecom']);
    await until('some re-reads', () => stage.replay.log.reReads('maroctelecom').length > 3);
    expect(await stage.view('inwi')).toBeUndefined();
    expect(await stored(stage.ownPage)).not.toMatch(/inwi|195084413872610|100064838120597/);
    expect(stage.replay.log.reReads('inwi')).toEqual([]);
    await ordinary.get('maroctelecom')?.close();
  });

  it('is not asked for a Page that is measured in an ordinary one', async () => {
    await stage.browser.openPrivately('https://www.facebook.com/meditel');
    await stage.startMeasuring(['meditel']);
    await stage.untilView('meditel', 'measured', ({ watch }) => watch.kind === 'measuring');
    await ordinary.get('meditel')?.close();
    await stage.stopMeasuring('meditel');
    // By the background alone: no tab is needed, and no private one is asked.
    expect(stage.replay.log.reReads('meditel').filter(({ referer }) => referer !== '')).toEqual([]);
  });

  // Firefox opens the real popup over its first window alone; below, where every window is private, it is tried.
  it.runIf(browserKind() === 'chromium')('has a popup that says so', async () => {
    const popup = await stage.browser.openPopup(tab);
    await until('the popup', async () => (await popup.text()).includes(messageIn('en', 'unkept_private')));
    expect(await popup.text()).not.toContain('Maroc Telecom');
  });
});

// Chromium has no such setting.
describe.runIf(browserKind() === 'firefox')('a Firefox that never remembers history', () => {
  let stage: Stage;
  let tab: Page;

  beforeAll(async () => {
    stage = await Stage.open({
      hasDashboard: true,
      replay: { isLong: false },
      language: 'fr',
      browser: { isAllowedInPrivate: true, remembersNothing: true },
    });
    tab = await stage.visit('inwi');
  });
  afterAll(() => stage?.close());

  it('is told so in the overlay', async () => {
    const text = await until('the overlay', () => stage.overlay(tab));
    expect(text).toContain(messageIn('fr', 'unkept_private'));
  });

  it('is told so in the popup, in the person’s language', async () => {
    const popup = await stage.browser.openPopup(tab);
    await until('the popup', async () =>
      (await popup.text()).includes(messageIn('fr', 'unkept_private_always')),
    );
  });

  it('is told so in the dashboard, and no engine speaks there', async () => {
    const text = await until('the dashboard', async () => {
      const shown = await stage.ownPage.evaluate(() => document.body.innerText);
      return shown.includes(messageIn('fr', 'unkept_no_history')) && shown;
    });
    expect(text).not.toMatch(/InvalidState|mutation|operation|undefined|Error/);
  });
});
