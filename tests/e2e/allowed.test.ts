import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExtensionCopy } from '../../tools/browsers/extension-copy.ts';
import { until } from '../../tools/browsers/until.ts';
import { browserKind, Stage } from './harness/stage.ts';

interface Globals {
  readonly chrome: {
    readonly notifications: {
      getAll(): Promise<Record<string, unknown>>;
      readonly onClicked: { dispatch(id: string): void };
    };
    readonly tabs: { query(filter: { url: string }): Promise<{ readonly active: boolean }[]> };
    readonly storage: { readonly local: { set(items: Record<string, unknown>): Promise<void> } };
  };
}

const ALERTS = {
  isOn: true,
  kinds: ['loss'],
  lossPerMinute: 1,
  hasQuietHours: false,
  quiet: { fromMinute: 0, toMinute: 1 },
};
const WITHHELD = 'The browser does not let Ebb read Facebook.';

let stage: Stage;

/** From the start it has what a person may allow later: no test can press that prompt. */
function withNotifications(): ExtensionCopy {
  const copy = new ExtensionCopy(browserKind(), '0.1.0');
  const file = join(copy.folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    JSON.stringify({ ...manifest, permissions: [...manifest.permissions, 'notifications'] }),
  );
  return copy;
}

beforeAll(async () => {
  stage = await Stage.open({ extension: withNotifications() });
});
afterAll(() => stage?.close());

/** No desktop shows the notification to this browser: its event is set off where the click would arrive. */
async function click(notification: string): Promise<void> {
  const target = await stage.browser.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(
    (id) => (globalThis as unknown as Globals).chrome.notifications.onClicked.dispatch(id),
    notification,
  );
}

/** Whether the tab of a Page is the one its window shows. */
const isInFront = (vanity: string): Promise<boolean> =>
  stage.ownPage.evaluate(async (url) => {
    const [tab] = await (globalThis as unknown as Globals).chrome.tabs.query({ url });
    return tab?.active ?? false;
  }, `https://www.facebook.com/${vanity}`);

// Firefox lists no notification where there is no desktop to show it.
describe.runIf(browserKind() === 'chromium')('an alert that the person asked for', () => {
  it('is shown by the browser, and a click on it brings the Page to the front', async () => {
    await stage.importHistory(['maroctelecom']);
    await stage.ownPage.evaluate(
      (alerts) => (globalThis as unknown as Globals).chrome.storage.local.set({ alerts }),
      ALERTS,
    );
    await stage.measure('maroctelecom');
    const name = await until('the alert', async () => {
      const shown = await stage.ownPage.evaluate(() =>
        (globalThis as unknown as Globals).chrome.notifications.getAll(),
      );
      return Object.keys(shown).find((id) => id.startsWith('alert:loss:'));
    });
    await stage.ownPage.bringToFront();
    await until('the Page behind', async () => !(await isInFront('maroctelecom')));
    await click(name);
    await until('the Page in front', () => isInFront('maroctelecom'));
  });
});

describe('access that the browser withholds', () => {
  it('is explained in the popup, with a button that asks; once given, the Page is read', async () => {
    await stage.browser.withholdAccess();
    const blind = await stage.visit('inwi');
    if (browserKind() === 'firefox') {
      const popup = await stage.browser.openPopup(blind);
      await until('the explanation', async () => (await popup.text()).includes(WITHHELD));
      await popup.press('.access button');
    } else {
      // Chromium answers the first click on the button of a withheld extension itself.
      const popup = await stage.browser.openOwnPage('popup.html');
      await until('the explanation', () =>
        popup.evaluate((words) => document.body.innerText.includes(words), WITHHELD),
      );
      expect(await popup.$('.access button')).not.toBeNull();
    }
    expect(await stage.view('inwi')).toBeUndefined();
    await stage.browser.allowAccess();
    await blind.reload({ waitUntil: 'domcontentloaded' });
    const series = await until('a sample', () => stage.series('inwi'));
    expect(series.sampleCount).toBe(1);
  });
});
