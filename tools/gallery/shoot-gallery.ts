import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Page } from 'puppeteer-core';
import type { Language } from '../../src/settings/language.ts';
import { type BrowserKind, findBrowser } from '../browsers/find-browser.ts';
import { until } from '../browsers/until.ts';
import { addressOf, type Frame } from './frames.ts';

/** Pictures of some frames, by one browser. */
export interface Shooting {
  readonly browser: BrowserKind;
  readonly language: Language;
  readonly theme: string;
  /** The gallery's own page; its folder holds the frames. */
  readonly index: string;
  readonly frames: readonly Frame[];
  readonly out: string;
}

/** Takes a picture of each frame, as wide as it wants and as tall as what it shows. @returns the files. */
export async function shootGallery(shooting: Shooting): Promise<string[]> {
  const { browser: kind, language, theme, index, frames, out } = shooting;
  mkdirSync(out, { recursive: true });
  const executablePath = findBrowser(kind);
  if (executablePath === undefined) throw new Error(`there is no ${kind} here`);
  const browser = await puppeteer.launch({
    browser: kind === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    args: kind === 'chromium' ? ['--no-sandbox', '--hide-scrollbars', '--allow-file-access-from-files'] : [],
  });
  const files: string[] = [];
  try {
    const page = await browser.newPage();
    for (const frame of frames) {
      const { view, state, width, height } = frame;
      await page.setViewport({ width, height: Math.min(height, 900) });
      // Another fragment alone would not load the document again.
      await page.goto('about:blank');
      await page.goto(new URL(addressOf(frame, language, theme), pathToFileURL(index)).href);
      const path = join(out, `${view}-${state}-${width}.png`);
      await shoot(page, path as `${string}.png`);
      files.push(path);
    }
  } finally {
    await browser.close();
  }
  return files;
}

const MOST_TRIES = 5;

/** A picture of all of a page. To take it lays the page out anew: where that drew a chart again, it is taken again. */
async function shoot(page: Page, path: `${string}.png`): Promise<void> {
  for (let time = 0; time < MOST_TRIES; time++) {
    await settled(page);
    const before = await page.$$('.chart-holder canvas');
    await page.screenshot({ path, fullPage: true });
    const isKept = await page.evaluate(
      (...canvases: Element[]) =>
        canvases.every(({ isConnected }) => isConnected) &&
        canvases.length === document.querySelectorAll('.chart-holder canvas').length,
      ...before,
    );
    if (isKept) return;
  }
}

/** What is drawn a moment later, and worked out beside the page, is there, and still there when the page is at rest. */
async function settled(page: Page): Promise<void> {
  for (let time = 0; time < 2; time++) {
    await until('the frame', () =>
      page.evaluate(
        () =>
          !document.querySelector('[aria-busy=true], main progress, .chart-holder:not(:has(canvas))') &&
          document.body.childElementCount > 0,
      ),
    );
    await page.evaluate(
      () => new Promise<void>((resolve) => requestIdleCallback(() => requestAnimationFrame(() => resolve()))),
    );
  }
}
