import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { until } from '../browsers/until.ts';

interface ExtensionGlobals {
  readonly chrome: {
    readonly alarms: {
      create(name: string, when: object): Promise<void>;
      get(name: string): Promise<unknown>;
    };
    readonly permissions: { contains(what: object): Promise<boolean> };
  };
}

/** What Firefox asks the person for before a pool is told anything. */
export const POOL_DATA = { data_collection: ['browsingActivity', 'websiteContent'] };

/** Joins a pool as a person does in the settings. @param dashboard an open one. */
export async function joinByHand(
  browser: ExtensionBrowser,
  dashboard: Page,
  invitation: string,
): Promise<void> {
  await pasteInvitation(dashboard, invitation);
  await agreeToOffer(browser, dashboard);
}

/** Pastes an invitation into the settings, and waits for what it offers. */
export async function pasteInvitation(dashboard: Page, invitation: string): Promise<void> {
  await dashboard.evaluate(() => {
    location.hash = 'settings';
  });
  await until('a place to paste an invitation', () =>
    dashboard.evaluate((text) => {
      const area = document.querySelector<HTMLTextAreaElement>('.join-pool textarea');
      if (!area) return false;
      area.value = text;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return true;
    }, invitation),
  );
  await click(dashboard, '.join-pool > button:enabled');
  await dashboard.waitForSelector('[data-part="pool-offer"]');
}

/** Agrees to what is offered; where the browser itself asks too, says yes. */
export async function agreeToOffer(browser: ExtensionBrowser, dashboard: Page): Promise<void> {
  const { answerConsent } = browser;
  const isAsked =
    answerConsent &&
    !(await dashboard.evaluate(
      (what) => (globalThis as unknown as ExtensionGlobals).chrome.permissions.contains(what),
      POOL_DATA,
    ));
  await pressAgreed(dashboard);
  if (isAsked) await answerConsent(true);
  await until('the pool to be joined', () => isInPool(dashboard));
}

export async function pressAgreed(dashboard: Page): Promise<void> {
  await click(dashboard, '[data-part="pool-offer"] input');
  await click(dashboard, '[data-part="pool-offer"] button:enabled');
}

/** Whether a pool is joined: the background's alarm stands only then. */
export const isInPool = (ownPage: Page): Promise<boolean> =>
  ownPage.evaluate(async () =>
    Boolean(await (globalThis as unknown as ExtensionGlobals).chrome.alarms.get('pool')),
  );

/** Has the next round with the pools begin now; by itself it would within a minute. */
export const nextRound = (ownPage: Page): Promise<void> =>
  ownPage.evaluate(() =>
    (globalThis as unknown as ExtensionGlobals).chrome.alarms.create('pool', {
      when: Date.now(),
      periodInMinutes: 1,
    }),
  );

/** Presses with the mouse: Firefox asks only who really clicks. */
async function click(page: Page, selector: string): Promise<void> {
  // What is behind another tab is not drawn, and cannot be clicked.
  await page.bringToFront();
  const found = await page.waitForSelector(selector);
  await found?.click();
}
