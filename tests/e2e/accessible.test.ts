import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/settings/language.ts';
import { until } from '../../tools/browsers/until.ts';
import { buildGallery } from '../../tools/gallery/build-gallery.ts';
import { addressOf, DASHBOARD_FRAMES, FRAMES, THEMES } from '../../tools/gallery/frames.ts';
import { bringAxe, violationsIn } from './harness/axe.ts';
import { browserKind, Stage } from './harness/stage.ts';

/** What axe has against a page. */
async function violations(page: Page): Promise<string[]> {
  await bringAxe(page);
  return violationsIn(page);
}

const LOOKS = LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ language, theme })));
const EVERYTHING = [...FRAMES, ...DASHBOARD_FRAMES].flatMap((frame) =>
  LOOKS.map((look) => ({ frame, ...look })),
);
/** What axe asks is asked of markup and computed styles, which both browsers have alike: Firefox, the slower, has few. */
const ONE_IN_FIREFOX = 6;
/**
 * Every state of overlay and popup once, in one browser or the other, the languages and themes taking turns; the
 * dashboard has a file of its own. `EBB_EVERY_LOOK=1` asks for all there is in this browser, which takes an hour.
 */
const ONCE = FRAMES.flatMap((frame, i) => {
  const look = LOOKS[(i + Math.floor(i / ONE_IN_FIREFOX)) % LOOKS.length];
  const isHere = (i % ONE_IN_FIREFOX === 0) === (browserKind() === 'firefox');
  return look && isHere ? [{ frame, ...look }] : [];
});
const LOOKED_AT = process.env['EBB_EVERY_LOOK'] ? EVERYTHING : ONCE;

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

  it(`every view in every state has nothing in the way: ${LOOKED_AT.length} of ${EVERYTHING.length}`, async () => {
    const index = await buildGallery(mkdtempSync(join(tmpdir(), 'ebb-gallery-')));
    const page = await stage.browser.browser.newPage();
    const found: string[] = [];
    for (const [i, { frame, language, theme }] of LOOKED_AT.entries()) {
      const address = addressOf(frame, language, theme);
      const loaded = new URL(address, pathToFileURL(index));
      // Another fragment alone would not load the document again.
      loaded.searchParams.set('look', String(i));
      await page.setViewport({ width: frame.width, height: frame.height });
      await page.goto(loaded.href);
      const lines = await violations(page);
      found.push(...lines.map((line) => `${address} at ${frame.width} px: ${line}`));
    }
    expect(found).toEqual([]);
  }, 5_400_000);
});
