import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'puppeteer-core';
import { build } from '../../build.mjs';
import type { Sample } from '../../src/core/series/sample.ts';
import { hashOf } from '../../src/dashboard/shared/route.ts';
import { vanityId } from '../../src/facebook/facts/page-key.ts';
import { packSamples } from '../../src/storage/packing/pack-samples.ts';
import { SLOT_MS, slotOf } from '../../src/storage/packing/slots.ts';
import { EXPORT_FORMAT, EXPORT_VERSION } from '../../src/storage/transfer/export-format.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import { launchChromium } from '../browsers/launch-chromium.ts';
import { until } from '../browsers/until.ts';
import { root } from '../dependencies.mjs';
import { MONTH_DAYS, month } from './month.ts';

const PAGES = ['maroctelecom', 'inwi', 'meditel'];
const OPENINGS = 5;
const ZOOMS = 80;
/** What was promised: milliseconds to the first chart after an empty page of ours, and a frame of zooming. */
const FIRST_CHART_MS = 220;
const FRAME_MS = 17;
/** ... and from the press to the picture of a chart. */
const PICTURE_MS = 300;
const PICTURES = 5;

/**
 * Puts a month into the history of a browser: the last hours as an import, which makes Pages and series, and what
 * came before straight into the database, since replaying a quarter of a million samples is another bench.
 */
async function fill(own: Page, endMs: number): Promise<number> {
  const months = PAGES.map((vanity, i) => ({ id: vanityId(vanity), samples: month(i + 1, endMs) }));
  const recentMs = endMs - SLOT_MS;
  const tuple = ({ atMs, value, step, reader }: Sample) => [atMs, value, step, reader];
  const answer = await askExtension(own, 'importHistory', {
    file: {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      exportedAt: new Date(endMs).toISOString(),
      pages: PAGES.map((vanity) => ({
        id: vanityId(vanity),
        name: vanity,
        address: `https://www.facebook.com/${vanity}`,
      })),
      series: months.map(({ id, samples }) => ({
        pageId: id,
        metric: 'likes',
        samples: samples.filter(({ atMs }) => slotOf(atMs) >= slotOf(recentMs)).map(tuple),
      })),
    },
  });
  if (answer.kind !== 'imported') throw new Error(answer.reason);
  for (const { id, samples } of months) {
    const slots = new Map<number, Sample[]>();
    for (const sample of samples) {
      const slot = slotOf(sample.atMs);
      slots.set(slot, [...(slots.get(slot) ?? []), sample]);
    }
    const chunks = [...slots]
      .filter(([slot]) => slot < slotOf(recentMs))
      .map(([slot, all]) => [slot, all.length, Buffer.from(packSamples(all)).toString('base64')] as const);
    await own.evaluate(
      async (key, records, first, count) => {
        const opening = indexedDB.open('ebb');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        const tx = db.transaction(['chunks', 'series'], 'readwrite');
        for (const [slot, samples, packed] of records) {
          const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
          tx.objectStore('chunks').put({ samples, bytes }, [key, slot]);
        }
        const series = tx.objectStore('series').get(key);
        series.onsuccess = () =>
          tx.objectStore('series').put({ ...series.result, first, sampleCount: count }, key);
        await new Promise((resolve, reject) => {
          tx.oncomplete = resolve;
          tx.onerror = reject;
        });
        db.close();
      },
      `likes:${id}`,
      chunks,
      samples[0],
      samples.length,
    );
  }
  return months.reduce((sum, { samples }) => sum + samples.length, 0);
}

/** The processor time of the page's own thread since it was loaded, milliseconds: no waiting for others in it. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** What the page calls, by this name, when its first chart is drawn. */
const TELL = 'tellFirstChart';

/**
 * Opens the dashboard anew, from another page of the extension, where no replay of an earlier one is at work. The
 * page tells by itself: being asked again and again would take its time.
 * @returns from the start of the navigation to the first chart, milliseconds.
 */
async function firstChart(own: Page, session: CDPSession): Promise<number> {
  const dashboard = own.url().replace(/[^/]*$/, 'dashboard.html');
  await own.goto(dashboard.replace('dashboard.html', 'licences.txt'));
  const told = new Promise<number>((resolve) => {
    session.once('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload)));
  });
  await own.goto(dashboard, { waitUntil: 'domcontentloaded' });
  return told;
}

/** From the start of the navigation to the end of a text of ours: what the browser needs before any script. */
async function emptyPage(own: Page): Promise<number> {
  await own.goto(own.url().replace(/[^/]*$/, 'licences.txt'));
  return own.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    return navigation ? Reflect.get(navigation, 'domContentLoadedEventEnd') : Number.NaN;
  });
}

interface Zoom {
  /** The time between two frames, milliseconds, in order of length. */
  readonly frames: readonly number[];
  /** Of each frame the page was at work, in the mean. */
  readonly busyMs: number;
}

async function zoom(own: Page, session: CDPSession): Promise<Zoom> {
  const before = await busyMs(session);
  const frames = await zoomFrames(own);
  return { frames, busyMs: ((await busyMs(session)) - before) / frames.length };
}

/** Zooms in and out by keys, one a frame. @returns the time between two frames, milliseconds, in order of length. */
async function zoomFrames(own: Page): Promise<number[]> {
  const frames = await own.evaluate(async (zooms) => {
    const spans: number[] = [];
    let lastMs = await new Promise<number>(requestAnimationFrame);
    for (let i = 0; i < zooms; i++) {
      const event = new KeyboardEvent('keydown', { key: i % 8 < 4 ? '+' : '-', bubbles: true });
      document.querySelector('.chart-frame')?.dispatchEvent(event);
      const nowMs = await new Promise<number>(requestAnimationFrame);
      spans.push(nowMs - lastMs);
      lastMs = nowMs;
    }
    return spans;
  }, ZOOMS);
  return frames.toSorted((a, b) => a - b);
}

/** Shows one Page of them, as soon as its charts stand: its past rates are then being worked out. */
async function showPage(own: Page, vanity: string): Promise<void> {
  await own.evaluate(
    (hash) => {
      location.hash = hash;
    },
    hashOf({ view: 'page', pageId: vanityId(vanity) }),
  );
  await until('the charts of a Page', () =>
    own.evaluate(
      () =>
        document.querySelector('.instrument:has(.smoothed) .chart-frame[aria-busy="false"] canvas') !== null,
    ),
  );
  // All of its time, as in a campaign.
  await own.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: '0', bubbles: true });
    document.querySelector('.chart-frame')?.dispatchEvent(event);
  });
}

/** Saves the chart as PNG. @returns from the press to the picture, milliseconds, in order of length. */
async function savePictures(own: Page, session: CDPSession): Promise<number[]> {
  await session.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  const spans = await own.evaluate(async (times) => {
    const taken: number[] = [];
    for (let i = 0; i < times; i++) {
      const pressedMs = performance.now();
      const made = new Promise<number>((resolve) => {
        URL.createObjectURL = () => {
          resolve(performance.now());
          return 'data:,';
        };
      });
      document.querySelector<HTMLButtonElement>('.save-chart button')?.click();
      taken.push((await made) - pressedMs);
    }
    return taken;
  }, PICTURES);
  return spans.toSorted((a, b) => a - b);
}

const median = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? Number.NaN;

const zoomRows = (when: string, { frames, busyMs }: Zoom) => [
  { figure: `frame while zooming, ${when}, median`, ms: median(frames), promised: FRAME_MS },
  {
    figure: `frame while zooming, ${when}, 95 of 100`,
    ms: frames[Math.floor(0.95 * frames.length)] ?? Number.NaN,
    promised: FRAME_MS,
  },
  { figure: `of a frame at work, ${when}, mean`, ms: busyMs, promised: FRAME_MS },
];

/** `npm run bench -- dashboard [--out FILE.json]` */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { out: { type: 'string' } } });
  const folders = await build();
  const browser = await launchChromium({ extension: folders['chrome'] ?? join(root, 'dist', 'chrome') });
  try {
    const own = await browser.openOwnPage('dashboard.html');
    const samples = await fill(own, Date.now());
    // The welcome of a new installation stands in front, and what is behind is not drawn.
    await own.bringToFront();
    await own.evaluateOnNewDocument((tell) => {
      new MutationObserver((_, observer) => {
        // The charts stand before what they draw is read.
        if (!document.querySelector('.chart-frame')?.matches('[aria-busy="false"]:has(canvas)')) return;
        observer.disconnect();
        requestAnimationFrame(() => Reflect.get(globalThis, tell)(String(performance.now())));
      }).observe(document, { childList: true, subtree: true, attributes: true });
    }, TELL);
    const session = await own.createCDPSession();
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: TELL });
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const openings: number[] = [];
    const empty: number[] = [];
    const busy: number[] = [];
    for (let i = 0; i < OPENINGS; i++) {
      empty.push(await emptyPage(own));
      openings.push(await firstChart(own, session));
      busy.push(await busyMs(session));
    }
    openings.sort((a, b) => a - b);
    empty.sort((a, b) => a - b);
    busy.sort((a, b) => a - b);
    const campaign = await zoom(own, session);
    // The first while its past rates are worked out beside it, the second with all of them to draw.
    await showPage(own, PAGES[0] ?? '');
    const early = await zoom(own, session);
    await until('the past rates', () => own.evaluate(() => !document.querySelector('.instrument progress')), {
      deadlineMs: 120_000,
    });
    const late = await zoom(own, session);
    const pictures = await savePictures(own, session);
    const rows = [
      { figure: 'an empty page of ours, median', ms: median(empty) },
      {
        figure: 'dashboard open to first chart after it, median',
        ms: median(openings) - median(empty),
        promised: FIRST_CHART_MS,
      },
      { figure: 'of which the page was at work, median', ms: median(busy), promised: FIRST_CHART_MS },
      ...zoomRows('a campaign', campaign),
      ...zoomRows('a Page, its rates being worked out', early),
      ...zoomRows('a Page, all its rates there', late),
      { figure: 'a chart as PNG, median', ms: median(pictures), promised: PICTURE_MS },
    ];
    console.log(`${samples} samples of ${PAGES.length} Pages, ${MONTH_DAYS} days`);
    console.table(rows.map(({ ms, ...row }) => ({ ...row, ms: Math.round(10 * ms) / 10 })));
    if (values.out)
      writeFileSync(
        values.out,
        `${JSON.stringify({ samples, rows, openings, campaign, early, late, pictures }, null, 1)}\n`,
      );
  } finally {
    await browser.close();
  }
}
