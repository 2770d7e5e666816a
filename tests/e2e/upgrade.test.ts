import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import { SCHEMA_VERSION } from '../../src/storage/migrations.ts';
import { askExtension } from '../../tools/browsers/ask-extension.ts';
import { ExtensionCopy } from '../../tools/browsers/extension-copy.ts';
import { messageIn } from '../../tools/browsers/messages.ts';
import { until } from '../../tools/browsers/until.ts';
import { storedSamples } from '../../tools/torture/witness.ts';
import { savedText } from './harness/saved-text.ts';
import { browserKind, INTERVAL_MS, Stage } from './harness/stage.ts';

interface ExtensionGlobals {
  readonly chrome: {
    readonly runtime: { getManifest(): { version: string } };
    readonly storage: { readonly local: { get(key: string): Promise<Record<string, unknown>> } };
  };
}

const fixtures = new URL('../storage/fixtures/', import.meta.url);

const copy = new ExtensionCopy(browserKind(), '0.0.1');
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open({ hasDashboard: true, replay: { isLong: false }, extension: copy });
});
afterAll(() => stage?.close());

async function updateTo(version: string): Promise<void> {
  copy.become(version);
  await stage.update();
  const running = await stage.ownPage.evaluate(
    () => (globalThis as unknown as ExtensionGlobals).chrome.runtime.getManifest().version,
  );
  expect(running).toBe(version);
}

/** Stores a dumped history as its build left it. Runs in the page: one function without other names. */
function storeFormer(dumped: string): Promise<void> {
  const { version, stores } = JSON.parse(dumped, (_key, value) =>
    typeof value?.bytes === 'string'
      ? Uint8Array.from(atob(value.bytes), (sign) => sign.charCodeAt(0))
      : value,
  );
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('ebb-history', version);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const name of Object.keys(stores)) {
        const { keyPath, indexes, records } = stores[name];
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const index of indexes)
          store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry });
        for (const [key, value] of records) keyPath === null ? store.put(value, key) : store.put(value);
      }
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

const versionOf = (name: string): Promise<number | undefined> =>
  stage.ownPage.evaluate(
    async (wanted) => (await indexedDB.databases()).find((one) => one.name === wanted)?.version,
    name,
  );

/** How many overlays can be seen. */
const overlays = (tab: Page): Promise<number> =>
  tab.evaluate(
    () => [...document.querySelectorAll('html > section')].filter((one) => one.checkVisibility()).length,
  );

const saysItIsGone = async (tab: Page): Promise<boolean> =>
  (await stage.overlay(tab))?.includes(messageIn('en', 'lost_contact')) ?? false;

describe('an update of the extension', () => {
  it('keeps every sample and setting, and measures on: by itself, or once the tab is reloaded', async () => {
    const tab = await stage.visit('meditel');
    await stage.startMeasuring(['meditel']);
    await until('some samples', async () => ((await stage.series('meditel'))?.sampleCount ?? 0) >= 4);
    const before = await storedSamples(stage.ownPage);
    await updateTo('0.0.2');

    const kept = new Set((await storedSamples(stage.ownPage)).map((one) => JSON.stringify(one)));
    expect(before.filter((one) => !kept.has(JSON.stringify(one)))).toEqual([]);
    expect((await stage.view('meditel'))?.watch.kind).not.toBe('not-measuring');
    const settings = await stage.ownPage.evaluate(() =>
      (globalThis as unknown as ExtensionGlobals).chrome.storage.local.get('interval'),
    );
    expect(settings).toEqual({ interval: INTERVAL_MS });

    if (browserKind() === 'firefox') await until('one overlay', async () => (await overlays(tab)) === 1);
    else {
      // Chromium starts no content script in a tab that is open, and the one left there has nobody to ask.
      await until('the overlay to ask for a reload', () => saysItIsGone(tab));
      await tab.reload({ waitUntil: 'domcontentloaded' });
    }
    const { sampleCount } = await stage.getSeries('meditel');
    await until('more samples', async () => (await stage.getSeries('meditel')).sampleCount > sampleCount + 2);
    await stage.stopMeasuring('meditel');
  });

  it('leaves the history of a build before 0.2.0 as it is, and brings it here by an export', async () => {
    const kept = readFileSync(new URL('history-3.json', fixtures), 'utf8');
    await stage.ownPage.evaluate(storeFormer, kept);
    await updateTo('0.1.1');
    const name = 'ebb-history';
    const label = messageIn('en', 'dashboard_earlier_export').replace('{name}', name);
    const data = await stage.browser.openOwnPage('dashboard.html#data');
    const text = await until('the way out', () => data.evaluate(savedText, label));
    const file: unknown = JSON.parse(text);
    expect(await askExtension(stage.ownPage, 'importHistory', { file })).toMatchObject({
      kind: 'imported',
      samplesAdded: 453,
    });
    // By its number: by its vanity it is found once a document has stated that.
    const answer = await askExtension(stage.ownPage, 'getPage', { keys: [numberedId('115106731848563')] });
    if (answer.kind !== 'known-page') throw new Error('the Page is not known');
    const likes = answer.view.series.find(({ metric }) => metric === 'likes');
    expect(likes).toMatchObject({ sampleCount: 400, first: { value: 900_000 }, last: { value: 872_070 } });
    const stored = (await storedSamples(stage.ownPage)).filter(
      ({ pageId, metric }) => pageId === answer.view.page.id && metric === 'likes',
    );
    expect(stored.map(({ value }) => value)).toEqual(Array.from({ length: 400 }, (_, i) => 900_000 - 70 * i));
    expect(await versionOf(name)).toBe(3);
    expect(await versionOf('ebb')).toBe(SCHEMA_VERSION);
  });
});

describe('an extension that is switched off', () => {
  it('is gone from open tabs, or says so where its script cannot tell that from an update', async () => {
    const tab = await stage.visit('inwi');
    await until('the overlay', async () => (await overlays(tab)) === 1);
    await stage.browser.switchOff();
    if (browserKind() === 'firefox')
      await until('the overlay to go', async () => (await overlays(tab)) === 0);
    else await until('the overlay to say so', () => saysItIsGone(tab));
  });
});
