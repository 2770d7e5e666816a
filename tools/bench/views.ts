// What people meet: the popup with 100 and 500 Pages and a campaign of 100, from opening to first figures and to all
// rows, beside an empty page of the same extension; an update of the overlay; and what the scripts weigh.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import type { Page } from 'puppeteer-core';
import { build } from '../../build.mjs';
import type { PageId } from '../../src/core/page/page-identity.ts';
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
  allRowsMs?: number;
  shift?: number;
}

/** One opening, milliseconds from the start of the navigation; how far what stood there moved, 0 for not at all. */
interface Opening {
  readonly first: number;
  readonly all: number;
  readonly shift: number;
}

interface OverlayGlobals {
  readonly overlayUpdates: (times: number) => number[];
}

/** Milliseconds after an empty page. */
interface Aims {
  readonly first: number;
  readonly all: number;
}

const PAGES = 100;
const MANY_PAGES = 500;
const OPENINGS = 11;
const UPDATES = 400;
const HOUR_MS = 60 * 60_000;
const MONTH_HOURS = 30 * 24;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** So many hours, a count an hour, and the last hour at the usual interval. */
function courseOf(i: number, endMs: number, before: number): [number, number, number, 'page-data'][] {
  const hours = Array.from({ length: before }, (_, k) => (before - k) * HOUR_MS + HOUR_MS);
  const lastHour = Array.from({ length: 120 }, (_, k) => (120 - k) * 30_000);
  return [...hours, ...lastHour].map((agoMs) => [
    endMs - agoMs,
    1_000_000 + 7919 * i + Math.round(((20 + i) * agoMs) / 60_000),
    1,
    'page-data',
  ]);
}

/** Pages from one number to before another, each with so many hours of history. */
async function fill(own: Page, from: number, to: number, hours: number): Promise<PageId[]> {
  const endMs = Date.now();
  const ids = Array.from({ length: to - from }, (_, i) => vanityId(`page.${1000 + from + i}`));
  for (const [k, id] of ids.entries()) {
    const i = from + k;
    const answer = await askExtension(own, 'importHistory', {
      file: {
        format: EXPORT_FORMAT,
        version: EXPORT_VERSION,
        exportedAt: new Date(endMs).toISOString(),
        pages: [{ id, name: `Page ${i}`, address: `https://www.facebook.com/page.${1000 + i}` }],
        series: [{ pageId: id, metric: 'likes', samples: courseOf(i, endMs, hours) }],
      },
    });
    if (answer.kind !== 'imported') throw new Error(answer.reason);
  }
  return ids;
}

/** A copy with a page of Ebb that has nothing in it: what the browser needs before any script of ours runs. */
function withEmptyPage(built: string): string {
  const folder = join(temporaryProfile(), 'extension');
  cpSync(built, folder, { recursive: true });
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><script src="empty.js" async></script>');
  writeFileSync(
    join(folder, 'empty.js'),
    'globalThis.firstFiguresMs = globalThis.allRowsMs = performance.now();',
  );
  return folder;
}

/** The signs of a figure and of a row, of the popup or of a campaign's table. Figures far below the screen are drawn later. */
const SIGNS = {
  'popup.html': { figure: '.rows .row .n', row: '.rows .row .name' },
  'dashboard.html': { figure: '.ranks tbody .n', row: '.ranks tbody .n' },
} as const;

/**
 * Opens a page of ours anew until everything of it is there.
 * @param rows how many rows there are in the end.
 */
async function open(own: Page, file: keyof typeof SIGNS | 'empty.html', rows: number): Promise<Opening> {
  const page = await own.browser().newPage();
  await page.evaluateOnNewDocument(
    (signs, wanted) => {
      const globals = globalThis as PopupGlobals;
      globals.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          globals.shift = (globals.shift ?? 0) + Reflect.get(entry, 'value');
      }).observe({ type: 'layout-shift', buffered: true });
      if (!signs) return;
      const observer = new MutationObserver(() => {
        if (document.querySelector(signs.figure)) globals.firstFiguresMs ??= performance.now();
        if (document.querySelectorAll(signs.row).length < wanted) return;
        if (globals.firstFiguresMs === undefined) return;
        globals.allRowsMs = performance.now();
        observer.disconnect();
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    file === 'empty.html' ? undefined : SIGNS[file],
    rows,
  );
  await page.goto(new URL(file, own.url()).href);
  const opening = await until(`all of ${file}`, () =>
    page.evaluate(() => {
      const { firstFiguresMs, allRowsMs, shift = 0 } = globalThis as PopupGlobals;
      if (firstFiguresMs === undefined || allRowsMs === undefined) return undefined;
      return { first: firstFiguresMs, all: allRowsMs, shift };
    }),
  );
  await page.close();
  return opening;
}

/** Openings in turn with those of an empty page of ours, so that what slows the machine slows both. */
async function openings(
  own: Page,
  file: keyof typeof SIGNS,
  rows: number,
): Promise<Opening & { empty: number }> {
  const ours: Opening[] = [];
  const empty: Opening[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    empty.push(await open(own, 'empty.html', 0));
    ours.push(await open(own, file, rows));
  }
  return {
    empty: median(empty.map(({ first }) => first)),
    first: median(ours.map(({ first }) => first)),
    all: median(ours.map(({ all }) => all)),
    shift: Math.max(...ours.map(({ shift }) => shift)),
  };
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
    const tell = async (file: keyof typeof SIGNS, what: string, rows: number, aims: Aims): Promise<void> => {
      const { empty, first, all, shift } = await openings(own, file, rows);
      figures.push(
        { what: `${what}: an empty page of ours`, value: empty, unit: 'ms' },
        { what: `${what}: first figures after it`, value: first - empty, unit: 'ms', aim: aims.first },
        { what: `${what}: all rows after it`, value: all - empty, unit: 'ms', aim: aims.all },
        { what: `${what}: layout shift`, value: shift, unit: '', aim: 0 },
      );
    };
    const targets = await fill(own, 0, PAGES, MONTH_HOURS);
    await askExtension(own, 'saveCampaign', {
      name: 'bench',
      startMs: Date.now() - HOUR_MS,
      targets,
      controls: [],
    });
    await tell('popup.html', `popup, ${PAGES} Pages`, PAGES, { first: 40, all: 120 });
    await tell('dashboard.html', `campaign, ${PAGES} Pages`, PAGES, { first: 500, all: 500 });
    await fill(own, PAGES, MANY_PAGES, 0);
    await tell('popup.html', `popup, ${MANY_PAGES} Pages`, MANY_PAGES, { first: 40, all: 600 });
    const updates = await updateOverlay(own);
    figures.push(
      { what: 'overlay, one update, drawn and laid out', value: median(updates), unit: 'ms', aim: 2 },
      { what: 'popup.js, compressed', value: weight(chrome, 'popup.js'), unit: 'KB', aim: 45 },
      { what: 'content script, compressed', value: weight(chrome, 'content.js'), unit: 'KB', aim: 36 },
    );
  } finally {
    await browser.close();
  }
  for (const { what, value, unit, aim } of figures)
    console.log(
      `${what.padEnd(48)} ${value.toFixed(2).padStart(8)} ${unit}${aim === undefined ? '' : `  (at most ${aim})`}`,
    );
  if (typeof values.json === 'string') writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}
