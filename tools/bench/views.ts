// What people meet: the popup with 100 Pages from opening to first figures, an update of the overlay, and what
// the two weigh.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import type { Page } from 'puppeteer-core';
import { build } from '../../build.mjs';
import { vanityId } from '../../src/facebook/facts/page-key.ts';
import { EXPORT_FORMAT, EXPORT_VERSION } from '../../src/storage/transfer/export-format.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import { launchChromium } from '../browsers/launch-chromium.ts';
import { temporaryProfile } from '../browsers/profile.ts';
import { until } from '../browsers/until.ts';
import { root } from '../dependencies.mjs';
import { setUp } from '../setup.ts';

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at most; nothing where it is there to compare with. */
  readonly aim?: number;
}

interface PopupGlobals {
  firstFiguresMs?: number;
}

interface OverlayGlobals {
  readonly overlayUpdates: (times: number) => number[];
}

const PAGES = 100;
const OPENINGS = 11;
const UPDATES = 400;
const HOUR_MS = 60 * 60_000;
const MONTH_HOURS = 30 * 24;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** A month, a count an hour, and the last hour at the usual interval. */
function monthOf(i: number, endMs: number): [number, number, number, 'page-data'][] {
  const hours = Array.from({ length: MONTH_HOURS }, (_, k) => (MONTH_HOURS - k) * HOUR_MS + HOUR_MS);
  const lastHour = Array.from({ length: 120 }, (_, k) => (120 - k) * 30_000);
  return [...hours, ...lastHour].map((agoMs) => [
    endMs - agoMs,
    1_000_000 + 7919 * i + Math.round(((20 + i) * agoMs) / 60_000),
    1,
    'page-data',
  ]);
}

/** A hundred Pages with a month of history each, all of them targets of one campaign. */
async function fill(own: Page): Promise<void> {
  const endMs = Date.now();
  const ids = Array.from({ length: PAGES }, (_, i) => vanityId(`page.${1000 + i}`));
  for (const [i, id] of ids.entries()) {
    const answer = await askExtension(own, 'importHistory', {
      file: {
        format: EXPORT_FORMAT,
        version: EXPORT_VERSION,
        exportedAt: new Date(endMs).toISOString(),
        pages: [{ id, name: `Page ${i}`, address: `https://www.facebook.com/page.${1000 + i}` }],
        series: [{ pageId: id, metric: 'likes', samples: monthOf(i, endMs) }],
      },
    });
    if (answer.kind !== 'imported') throw new Error(answer.reason);
  }
  await askExtension(own, 'saveCampaign', {
    name: 'bench',
    startMs: endMs - HOUR_MS,
    targets: ids,
    controls: [],
  });
}

/** A copy with a page of Ebb that has nothing in it: what the browser needs before any script of ours runs. */
function withEmptyPage(built: string): string {
  const folder = join(temporaryProfile(), 'extension');
  cpSync(built, folder, { recursive: true });
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><script src="empty.js" async></script>');
  writeFileSync(join(folder, 'empty.js'), 'globalThis.firstFiguresMs = performance.now();');
  return folder;
}

/** Milliseconds from the start of the navigation to the rows with their figures. */
async function open(own: Page, file: 'popup.html' | 'empty.html'): Promise<number> {
  const page = await own.browser().newPage();
  await page.evaluateOnNewDocument(() => {
    const globals = globalThis as PopupGlobals;
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.row .n')) return;
      globals.firstFiguresMs = performance.now();
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.goto(new URL(file, own.url()).href);
  const ms = await until('the first figures', () =>
    page.evaluate(() => (globalThis as PopupGlobals).firstFiguresMs),
  );
  await page.close();
  return ms;
}

async function updateOverlay(own: Page): Promise<number[]> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['tools/bench/views-page.tsx'],
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
  });
  const page = await own.browser().newPage();
  await page.goto('about:blank');
  await page.evaluate(outputFiles[0]?.text ?? '');
  const spans = await page.evaluate(
    (times) => (globalThis as unknown as OverlayGlobals).overlayUpdates(times),
    UPDATES,
  );
  await page.close();
  // The first ones also warm the engine up; a person never sees a hundred in a row.
  return spans.slice(UPDATES / 4);
}

const weight = (folder: string, file: string): number =>
  gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000;

/** @param args `--json FILE`. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'string' } }, strict: false });
  setUp(['chromium']);
  const { chrome = '' } = await build();
  const browser = await launchChromium({ extension: withEmptyPage(chrome) });
  const figures: Figure[] = [];
  try {
    const own = await browser.openOwnPage('popup.html');
    await fill(own);
    const openings: number[] = [];
    const empty: number[] = [];
    for (let i = 0; i < OPENINGS; i++) {
      empty.push(await open(own, 'empty.html'));
      openings.push(await open(own, 'popup.html'));
    }
    const updates = await updateOverlay(own);
    figures.push(
      {
        what: `popup, ${PAGES} Pages, opening to first figures`,
        value: median(openings),
        unit: 'ms',
        aim: 100,
      },
      { what: 'an empty page of ours, opening to its script', value: median(empty), unit: 'ms' },
      { what: 'overlay, one update, drawn and laid out', value: median(updates), unit: 'ms', aim: 2 },
      { what: 'popup.js, compressed', value: weight(chrome, 'popup.js'), unit: 'KB', aim: 40 },
    );
  } finally {
    await browser.close();
  }
  for (const { what, value, unit, aim } of figures)
    console.log(
      `${what.padEnd(48)} ${value.toFixed(2).padStart(8)} ${unit}${aim ? `  (at most ${aim})` : ''}`,
    );
  if (typeof values.json === 'string') writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}
