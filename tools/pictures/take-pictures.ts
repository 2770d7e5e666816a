import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { hashOf, type Route } from '../../src/dashboard/shared/route.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import type { LaunchOptions } from '../browsers/extension-browser.ts';
import type { BrowserKind } from '../browsers/find-browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import { messageIn } from '../browsers/messages.ts';
import { overlayText } from '../browsers/overlay.ts';
import { until } from '../browsers/until.ts';
import { startReplay } from '../replay/replay.ts';
import { statedId } from '../replay/stated-id.ts';
import { type Stage, setTheStage } from '../start/play.ts';

/** One run of the browser. */
export interface Sitting {
  readonly browser: BrowserKind;
  readonly language: NonNullable<LaunchOptions['language']>;
  readonly theme: 'light' | 'dark';
  /** The folder of the built extension. */
  readonly extension: string;
  /** Where the pictures go. */
  readonly out: string;
  readonly purpose: Purpose;
}

/** What the pictures are for: to be looked at, the listings of the stores, or README and guide. */
export type Purpose = 'looking' | 'store' | 'guide';

/** The pictures of a purpose; looking wants all of them, each as tall as what it shows. */
const WANTED: Readonly<Record<Exclude<Purpose, 'looking'>, ReadonlySet<string>>> = {
  store: new Set(['page', 'campaign', 'figures', 'share']),
  // biome-ignore format: a list.
  guide: new Set(['page', 'popup', 'campaign', 'figures', 'share', 'data',
    'phone-page', 'phone-popup']),
};

type PicturePath = `${string}.${'png' | 'webp'}`;

/** What the listings of the stores ask for. */
const SIZE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1920, height: 1080 };
const CAMPAIGN_STARTED_MS = 160 * 60_000;

/** Two frames: what was laid out is painted. */
const painted = (tab: Page): Promise<void> =>
  tab.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** One thing is worked out after another, with a moment between them in which nothing says so. */
const STILL_MS = 1500;

/** The dashboard at a place, once its charts are drawn and nothing has been worked out for a while. */
async function go(tab: Page, route: Route, sign: string): Promise<void> {
  await tab.evaluate((hash) => {
    location.hash = hash;
  }, hashOf(route));
  const isStill = () =>
    tab.evaluate(
      (wanted) =>
        document.body.innerText.includes(wanted) &&
        !document.querySelector('[aria-busy=true], main progress'),
      sign,
    );
  let sinceMs = performance.now();
  await until(
    `"${sign}" in the dashboard, and nothing being worked out`,
    async () => {
      if (!(await isStill())) sinceMs = performance.now();
      return performance.now() - sinceMs > STILL_MS;
    },
    { deadlineMs: 120_000 },
  );
  await painted(tab);
}

/** Scrolls to the first chart, or to the top: the heading had the focus. */
async function scrollTo(tab: Page, where: 'chart' | 'top'): Promise<void> {
  await tab.evaluate((place) => {
    if (place === 'top') window.scrollTo({ top: 0, behavior: 'instant' });
    else document.querySelector('canvas')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, where);
  await painted(tab);
}

/** The places of the dashboard, by the names of their pictures, and a text each shows once it is there. */
function placesOf(campaignId: string, { operators }: Stage, say: (key: string) => string) {
  const inwi = operators.at(-1);
  if (!inwi) throw new Error('the evening has no operators');
  const pageId = statedId(inwi.page);
  return [
    ['campaign', { view: 'campaign', id: campaignId }, 'inwi'],
    ['figures', { view: 'page', pageId }, inwi.page.name],
    ['evidence', { view: 'evidence', pageId }, say('dashboard_nav_evidence')],
    ['share', { view: 'share' }, say('dashboard_nav_share')],
    ['data', { view: 'data' }, say('dashboard_import')],
    ['settings', { view: 'settings' }, say('dashboard_setting_interval')],
    ['diagnostics', { view: 'diagnostics' }, say('dashboard_copy_report')],
    ['welcome', { view: 'welcome' }, say('dashboard_what_it_does')],
  ] as const satisfies readonly (readonly [string, Route, string])[];
}

/**
 * Plays the evening in one browser, language and theme, and takes a picture of the Page with the overlay, of the
 * popup and of every place of the dashboard.
 * @returns the names of the files written.
 */
export async function takePictures(sitting: Sitting): Promise<string[]> {
  const { browser: kind, language, theme, extension, out, purpose } = sitting;
  const isWanted = (name: string): boolean => purpose === 'looking' || WANTED[purpose].has(name);
  const isWhole = purpose === 'looking';
  mkdirSync(out, { recursive: true });
  const replay = await startReplay({ theme });
  const browser = await launchBrowser(kind, {
    extension,
    replayPort: replay.port,
    language,
    dark: theme === 'dark',
  });
  const files: string[] = [];
  const file = (name: string): PicturePath => {
    // The listings ask for PNG; in a repository size counts.
    const ending = purpose === 'guide' ? 'webp' : 'png';
    files.push(`${name}.${ending}`);
    return `${join(out, name)}.${ending}`;
  };
  try {
    const stage = await setTheStage(browser, replay);
    const { ownPage, operators } = stage;
    const { id } = await askExtension(ownPage, 'saveCampaign', {
      name: '#VoIP',
      startMs: replay.nowMs() - CAMPAIGN_STARTED_MS,
      targets: operators.map(({ page }) => statedId(page)),
      controls: [],
    });
    const shoot = async (tab: Page, name: string, fullPage = false): Promise<void> => {
      if (!isWanted(name)) return;
      await painted(tab);
      await tab.screenshot({ path: file(name), fullPage });
    };
    for (const { page, tab } of operators) {
      if (!isWhole && page.language !== language) continue;
      const name = isWhole ? `page-${page.vanity}` : 'page';
      await tab.bringToFront();
      await tab.setViewport(SIZE);
      await until('the overlay to be drawn', () => overlayText(browser, tab));
      await shoot(tab, name);
      await tab.setViewport(PHONE);
      await shoot(tab, `phone-${name}`);
    }
    if (isWanted('popup')) {
      const popup = await browser.openPopup(operators.at(-1)?.tab ?? ownPage);
      await until('figures in the popup', async () => /\d/.test(await popup.text()));
      await popup.screenshot(file('popup'));
    }
    if (isWanted('phone-popup')) {
      // On a phone the toolbar window is a page of its own.
      const whole = await browser.openOwnPage('popup.html');
      await whole.setViewport(PHONE);
      await until('figures in the popup', () => whole.evaluate(() => /\d/.test(document.body.innerText)));
      await shoot(whole, 'phone-popup');
      await whole.close();
    }
    await ownPage.bringToFront();
    for (const [name, route, sign] of placesOf(id, stage, (key) => messageIn(language, key))) {
      if (!isWanted(name)) continue;
      await ownPage.setViewport(SIZE);
      await go(ownPage, route, sign);
      await scrollTo(ownPage, !isWhole && name === 'figures' ? 'chart' : 'top');
      await shoot(ownPage, name, isWhole);
      for (const [size, prefix] of [
        [WIDE, 'wide'],
        [PHONE, 'phone'],
      ] as const) {
        if (!isWanted(`${prefix}-${name}`)) continue;
        await ownPage.setViewport(size);
        await shoot(ownPage, `${prefix}-${name}`, isWhole);
      }
    }
    return files;
  } finally {
    await browser.close();
    await replay.close();
  }
}
