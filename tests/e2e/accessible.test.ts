import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/settings/language.ts';
import { until } from '../../tools/browsers/until.ts';
import { buildGallery } from '../../tools/gallery/build-gallery.ts';
import { addressOf, FRAMES } from '../../tools/gallery/frames.ts';
import { bringAxe, violationsIn } from './harness/axe.ts';
import { browserKind, Stage } from './harness/stage.ts';

/** What axe has against a page. */
async function violations(page: Page): Promise<string[]> {
  await bringAxe(page);
  return violationsIn(page);
}

/** Each language and theme once, shared between the browsers: a walk through every state is long. */
const LOOKS: readonly (readonly [Language, 'light' | 'dark'])[] =
  browserKind() === 'chromium'
    ? [
        ['en', 'light'],
        ['ar', 'dark'],
      ]
    : [['fr', 'dark']];

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage?.close());

describe('for people who cannot see, point or tell colours apart', () => {
  it('the popup of a fresh install and of one with history has nothing in the way', async () => {
    const fresh = await stage.browser.openOwnPage('popup.html');
    await until('the first visit', () => fresh.$('.first'));
    expect(await violations(fresh)).toEqual([]);
    await stage.importHistory(['maroctelecom', 'meditel', 'inwi']);
    const popup = await stage.browser.openOwnPage('popup.html');
    await until('the rows', () => popup.$('.row'));
    expect(await violations(popup)).toEqual([]);
  });

  it.each(LOOKS)(
    'every view in every state has nothing in the way, in %s on %s',
    async (language, theme) => {
      const index = await buildGallery(mkdtempSync(join(tmpdir(), 'ebb-gallery-')));
      const page = await stage.browser.browser.newPage();
      const found: string[] = [];
      for (const frame of FRAMES) {
        const address = addressOf(frame, language, theme);
        // Another fragment alone would not load the document again.
        await page.goto('about:blank');
        await page.goto(new URL(address, pathToFileURL(index)).href);
        found.push(...(await violations(page)).map((line) => `${address}: ${line}`));
      }
      expect(found).toEqual([]);
    },
    180_000,
  );
});
