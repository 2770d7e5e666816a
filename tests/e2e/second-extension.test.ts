import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backgroundRequests } from '../../src/messaging/protocol.ts';
import { until } from '../../tools/browsers/until.ts';
import { storedSamples } from '../../tools/torture/witness.ts';
import { Stage } from './harness/stage.ts';

const SECOND = fileURLToPath(new URL('fixtures/second-extension', import.meta.url));

interface ExtensionGlobals {
  readonly chrome: { readonly runtime: { readonly id: string } };
}

let stage: Stage;
let tab: Page;
let second: string;
beforeAll(async () => {
  stage = await Stage.open({ replay: { isLong: false } });
  second = await stage.browser.browser.installExtension(SECOND);
  tab = await stage.visit('inwi');
  await until('the second extension', async () => (await said()) === 'ready');
  await stage.startMeasuring(['inwi']);
  await until('some samples', async () => ((await stage.series('inwi'))?.sampleCount ?? 0) >= 3);
  await stage.stopMeasuring('inwi');
});
afterAll(async () => {
  // Another stage may have the browser afterwards.
  await stage?.browser.browser.uninstallExtension(second);
  await stage?.close();
});

const said = (): Promise<string | undefined> =>
  tab.evaluate(() => document.documentElement.dataset['second']);

/** Has the second extension send a message to Ebb. @returns what came back. */
async function sendAsSecond(to: string, message: unknown): Promise<string> {
  await tab.evaluate((detail) => {
    document.documentElement.dataset['second'] = '';
    document.dispatchEvent(new CustomEvent('ask-second', { detail }));
  }, JSON.stringify({ to, message }));
  return until('what came back', async () => (await said()) || undefined);
}

describe('a second extension', () => {
  it('is answered by nobody, whatever it asks, and changes nothing', async () => {
    const id = await stage.ownPage.evaluate(
      () => (globalThis as unknown as ExtensionGlobals).chrome.runtime.id,
    );
    const { page } = await stage.untilView('inwi', 'known', () => true);
    const pageId = page.id;
    const before = await storedSamples(stage.ownPage);
    const asked = stage.replay.log.reReads().length;
    const bodies: Partial<Record<keyof typeof backgroundRequests, unknown>> = {
      getPage: { keys: [pageId] },
      setMeasuring: { pageId, measuring: true },
      deletePage: { pageId },
      addPage: { address: 'https://www.facebook.com/meditel' },
    };
    for (const name of Object.keys(backgroundRequests) as (keyof typeof backgroundRequests)[]) {
      const answer = await sendAsSecond(id, { ebb: name, body: bodies[name] ?? {} });
      expect(`${name} ${answer}`).toMatch(/refused: |answered: nothing/);
    }
    const notice = { ebbNotice: 'pageRemoved', body: { pageId } };
    expect(await sendAsSecond(id, notice)).toMatch(/refused: |answered: nothing/);
    expect(await storedSamples(stage.ownPage)).toEqual(before);
    expect((await stage.view('inwi'))?.watch.kind).toBe('not-measuring');
    expect(await stage.view('meditel')).toBeUndefined();
    expect(stage.replay.log.reReads()).toHaveLength(asked);
    expect(await stage.overlay(tab)).toContain(' likes');
  });
});
