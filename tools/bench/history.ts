// The history at the size of a long campaign, in a real browser: 50 series with 30 days of half-minutes.
import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import type { Page } from 'puppeteer-core';
import { build } from '../../build.mjs';
import { launchChromium } from '../browsers/launch-chromium.ts';
import { temporaryProfile } from '../browsers/profile.ts';
import { root } from '../dependencies.mjs';
import { setUp } from '../setup.ts';
import type { benchPage } from './history-page.ts';

interface BenchGlobals {
  readonly benchPage: typeof benchPage;
}

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at most. */
  readonly aim?: number;
}

const SERIES = 50;
const DAYS = 30;

/** The built extension with one page more. */
async function extensionWithBench(): Promise<string> {
  const { chrome } = await build();
  const folder = join(temporaryProfile(), 'extension');
  cpSync(chrome ?? '', folder, { recursive: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['tools/bench/history-page.ts'],
    outfile: join(folder, 'bench.js'),
    bundle: true,
    format: 'iife',
    target: 'chrome120',
  });
  writeFileSync(join(folder, 'bench.html'), '<!doctype html><script src="bench.js"></script>');
  return folder;
}

const quantile = (spans: readonly number[], part: number): number => {
  const ordered = spans.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(part * ordered.length))] ?? Number.NaN;
};

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** @param args `--series N`, `--days N` for a smaller run, `--json FILE`. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { series: { type: 'string' }, days: { type: 'string' }, json: { type: 'string' } },
    strict: false,
  });
  const series = Number(values['series'] ?? SERIES);
  const days = Number(values['days'] ?? DAYS);
  setUp();
  const extension = await extensionWithBench();
  // Closing takes away a profile that the browser was not given, and what it holds is weighed after that.
  const browser = await launchChromium({ extension, profile: temporaryProfile() });
  const figures: Figure[] = [];
  const add = (what: string, value: number, unit: string, aim?: number): void => {
    figures.push({ what, value, unit, ...(aim === undefined ? {} : { aim }) });
    console.log(`${what}: ${value.toPrecision(3)} ${unit}${aim === undefined ? '' : ` (at most ${aim})`}`);
  };
  const addTimes = (what: string, spans: readonly number[], aim?: number): void => {
    add(`${what}, median`, quantile(spans, 0.5), 'ms', aim);
    add(`${what}, 95 of 100`, quantile(spans, 0.95), 'ms');
  };
  try {
    const page = await browser.openOwnPage('bench.html');
    page.setDefaultTimeout(0);
    const endMs = Date.now();

    addTimes('append one sample, empty store', await appendTimes(page, series, endMs, 100));
    await page.evaluate(() => (globalThis as unknown as BenchGlobals).benchPage.beginAnew());
    const total = await fill(page, series, days, endMs);
    console.log(`${total} samples in ${series} series`);
    addTimes(
      'first figures of all Pages (popup)',
      await page.evaluate(() => (globalThis as unknown as BenchGlobals).benchPage.readViewTimes(20)),
      50,
    );
    const month = await page.evaluate(
      (days, endMs) => (globalThis as unknown as BenchGlobals).benchPage.readMonthTimes(10, days, endMs),
      days,
      endMs,
    );
    addTimes(`${days} days of three series (dashboard)`, month.columns, 150);
    addTimes('the same as one object a sample', month.samples);
    addTimes('append one sample, whole store', await appendTimes(page, series, endMs, 200));
    addTimes(
      'append to one object of one series, as simple trackers do',
      await oneObjectTimes(page, days, endMs),
    );
    await measureBackground(browser, page, addTimes, add);
    await browser.close();
    const stored = bytesIn(join(browser.profile, 'Default', 'IndexedDB'));
    add('a sample on disk, keys and all', stored / total, 'bytes', 24);
  } finally {
    if (browser.browser.connected) await browser.close();
  }
  if (typeof values['json'] === 'string') {
    writeFileSync(values['json'], `${JSON.stringify({ series, days, figures }, null, 2)}\n`);
  }
}

const appendTimes = (page: Page, series: number, endMs: number, times: number): Promise<number[]> =>
  page.evaluate(
    (series, times, endMs) =>
      (globalThis as unknown as BenchGlobals).benchPage.appendTimes(series, times, endMs),
    series,
    times,
    endMs,
  );

/** One append a call: no call takes longer than the driver waits. */
async function oneObjectTimes(page: Page, days: number, endMs: number): Promise<number[]> {
  await page.evaluate(
    (days, endMs) => (globalThis as unknown as BenchGlobals).benchPage.fillOneObject(days, endMs),
    days,
    endMs,
  );
  const spans: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    spans.push(
      ...(await page.evaluate(
        (endMs) => (globalThis as unknown as BenchGlobals).benchPage.oneObjectTimes(endMs),
        endMs + n,
      )),
    );
  }
  return spans;
}

/** One series a call, for the same reason. */
async function fill(page: Page, series: number, days: number, endMs: number): Promise<number> {
  let total = 0;
  for (let i = 0; i < series; i += 1) {
    total += await page.evaluate(
      (i, days, endMs) => (globalThis as unknown as BenchGlobals).benchPage.fill(i, i + 1, days, endMs),
      i,
      days,
      endMs,
    );
  }
  return total;
}

async function measureBackground(
  browser: Awaited<ReturnType<typeof launchChromium>>,
  page: Page,
  addTimes: (what: string, spans: readonly number[]) => void,
  add: (what: string, value: number, unit: string) => void,
): Promise<void> {
  const ask = (times: number): Promise<number[]> =>
    page.evaluate((times) => (globalThis as unknown as BenchGlobals).benchPage.askTimes(times), times);
  const cold: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    await browser.stopBackground();
    cold.push(...(await ask(1)));
  }
  addTimes('a stopped background, to its first answer', cold);
  addTimes('a running background, to its answer', await ask(20));
  const target = await browser.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith('chrome-extension://'),
  );
  const session = await target.createCDPSession();
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  add('memory of the background after that', usedSize / 2 ** 20, 'MiB');
}
