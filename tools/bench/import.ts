// A large export given to the dashboard as a person gives it: how long merging takes, and what it takes of memory.

import { createWriteStream, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'puppeteer-core';
import { build } from '../../build.mjs';
import { MINUTE_MS } from '../../src/core/math/durations.ts';
import { bucketsOf } from '../../src/core/series/bucket.ts';
import type { Sample } from '../../src/core/series/sample.ts';
import { SLOT_MS } from '../../src/storage/packing/slots.ts';
import { EXPORT_FORMAT, EXPORT_VERSION } from '../../src/storage/transfer/export-format.ts';
import { launchChromium } from '../browsers/launch-chromium.ts';
import { temporaryProfile } from '../browsers/profile.ts';
import { until } from '../browsers/until.ts';
import { setUp } from '../setup.ts';
import { MONTH_DAYS, month } from './month.ts';

const MEGABYTES = 100;
/** The file that is compared with is so many times smaller. */
const SMALLER = 5;
/** Memory is flat if the large file takes at most so many times what the small one does. */
const FLAT = 1.3;
const LOOK_EVERY_MS = 400;
/** The button under what a chosen file holds. */
const MERGE = '.drop ~ .actions button.main';
/** Looking at what a file holds. */
const LONGEST_LOOK_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

const idOf = (i: number): string => `facebook:${100_160_227_000_000 + i}`;

/** A Page's part of the file: a month that was thinned to minutes, then a month of samples, slot by slot. */
function* linesOf(i: number, endMs: number): Generator<string> {
  const id = { pageId: idOf(i), metric: 'likes' };
  const fall = month(i + 1, endMs);
  const earlier = fall.map((sample) => ({ ...sample, atMs: sample.atMs - MONTH_DAYS * DAY_MS }));
  const drop = 2 * ((fall[0]?.value ?? 0) - (fall.at(-1)?.value ?? 0));
  const tuple = ({ atMs, value, step, reader }: Sample): unknown[] => [atMs, value, step, reader];
  for (const samples of inSpans(earlier, DAY_MS)) {
    const before = samples.map((sample) => ({ ...sample, value: sample.value + drop }));
    yield JSON.stringify({ ...id, samples: [], minutes: bucketsOf(before, MINUTE_MS) });
  }
  for (const samples of inSpans(fall, SLOT_MS)) yield JSON.stringify({ ...id, samples: samples.map(tuple) });
}

/** @param samples in time order. @returns those of each span, aligned to the epoch. */
function* inSpans(samples: readonly Sample[], spanMs: number): Generator<Sample[]> {
  let span: Sample[] = [];
  for (const sample of samples) {
    const [first] = span;
    if (first && Math.floor(first.atMs / spanMs) !== Math.floor(sample.atMs / spanMs)) {
      yield span;
      span = [];
    }
    span.push(sample);
  }
  yield span;
}

/**
 * An export as the dashboard writes it, a record a line, as near to a size as whole Pages come.
 * @returns how many samples it stands for.
 */
async function writeExport(file: string, megabytes: number, endMs: number): Promise<number> {
  const samplePage = [...linesOf(0, endMs)].reduce((sum, line) => sum + line.length, 0);
  const pages = Math.max(1, Math.round((megabytes * 1e6) / samplePage));
  function* text(): Generator<string> {
    const head = {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      exportedAt: new Date(endMs).toISOString(),
    };
    yield `${JSON.stringify(head).slice(0, -1)},\n"pages":[`;
    for (let i = 0; i < pages; i++) {
      const [id, vanity] = [idOf(i), `page.${i}`];
      const page = { id, ids: [id], vanity, name: vanity, address: `https://www.facebook.com/${vanity}` };
      yield `${i === 0 ? '\n' : ',\n'}${JSON.stringify(page)}`;
    }
    yield '\n],\n"series":[';
    for (let i = 0; i < pages; i++) {
      let separator = i === 0 ? '\n' : ',\n';
      for (const line of linesOf(i, endMs)) {
        yield separator + line;
        separator = ',\n';
      }
    }
    yield '\n]\n}\n';
  }
  await pipeline(text, createWriteStream(file));
  return pages * 2 * month(1, endMs).length;
}

/**
 * What a page or worker holds, its own heap and what lies beside it, in bytes. Without garbage: how much of that
 * lies about is the engine's choice, which takes more where there is more.
 */
async function memoryOf(session: CDPSession): Promise<number> {
  // Asked in one breath: nothing is left lying about between the two.
  const [, usage] = await Promise.all([
    session.send('HeapProfiler.collectGarbage'),
    session.send('Runtime.getHeapUsage'),
  ]);
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}

interface Held {
  readonly page: number;
  readonly worker: number;
}

interface Imported {
  readonly megabytes: number;
  readonly seconds: number;
  /** Before anything was chosen, and at most until the file was merged. */
  readonly idle: Held;
  readonly peak: Held;
}

/**
 * Chooses a file in a browser of its own, looks at what is in it and merges it.
 * @param samples how many it must have added then.
 */
async function importInto(extension: string, file: string, samples: number): Promise<Imported> {
  const browser = await launchChromium({ extension, language: 'en' });
  const over = new AbortController();
  try {
    const page = await browser.openOwnPage('dashboard.html#data');
    page.setDefaultTimeout(LONGEST_LOOK_MS);
    const sessions = [await page.createCDPSession(), await workerSession(page)] as const;
    const held = async (): Promise<Held> => {
      const [own, worker] = await Promise.all(sessions.map(memoryOf));
      return { page: own ?? 0, worker: worker ?? 0 };
    };
    const idle = await held();
    const peak = highest(held, over.signal);
    const began = performance.now();
    const input = await page.waitForSelector('.drop input[type=file]');
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    await page.waitForSelector(MERGE);
    await page.$eval(MERGE, (merge) => (merge as unknown as { click(): void }).click());
    await until('the file to be merged', () => isMerged(page), { deadlineMs: 30 * 60_000 });
    const seconds = (performance.now() - began) / 1000;
    const done = await page.$eval('.drop + [role=status]', ({ textContent }) => textContent ?? '');
    if (!done.includes(samples.toLocaleString('en'))) throw new Error(`Not merged: ${done}`);
    over.abort();
    return { megabytes: statSync(file).size / 1e6, seconds, idle, peak: await peak };
  } finally {
    over.abort();
    await browser.close();
  }
}

/** Neither work nor a question stands there any more. @throws Error where it was not merged. */
async function isMerged(page: Page): Promise<boolean> {
  const state = await page.evaluate(
    (merge) => ({
      isBusy: document.querySelector(`progress, ${merge}`) !== null,
      failure: document.querySelector('[role=alert]')?.textContent ?? '',
    }),
    MERGE,
  );
  if (state.failure !== '') throw new Error(state.failure);
  return !state.isBusy;
}

async function workerSession(page: Page): Promise<CDPSession> {
  const worker = await page
    .browser()
    .waitForTarget((one) => one.type() === 'service_worker' && one.url().startsWith('chrome-extension://'));
  return worker.createCDPSession();
}

/** The most of each that was seen until the signal ends. */
async function highest(held: () => Promise<Held>, signal: AbortSignal): Promise<Held> {
  let most: Held = { page: 0, worker: 0 };
  while (!signal.aborted) {
    // A browser that is closed meanwhile has failed already, and tells why.
    const now = await held().catch(() => most);
    most = { page: Math.max(most.page, now.page), worker: Math.max(most.worker, now.worker) };
    await delay(LOOK_EVERY_MS);
  }
  return most;
}

/** `npm run bench -- import [--megabytes N] [--json FILE]` */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { megabytes: { type: 'string' }, json: { type: 'string' } },
    strict: false,
  });
  const megabytes = Number(values.megabytes ?? MEGABYTES);
  setUp(['chromium']);
  const { chrome = '' } = await build();
  // Whole minutes: the last of those that were thinned must not reach into the samples.
  const endMs = (Math.floor(Date.now() / MINUTE_MS) - 1) * MINUTE_MS;
  const runs: Imported[] = [];
  for (const size of [megabytes / SMALLER, megabytes]) {
    const file = join(temporaryProfile(), 'export.json');
    const samples = await writeExport(file, size, endMs);
    const run = await importInto(chrome, file, samples);
    runs.push(run);
    console.log(`${run.megabytes.toFixed(0)} MB merged in ${run.seconds.toFixed(0)} s`);
  }
  const [small, large] = runs;
  if (!small || !large) return;
  const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
  for (const place of ['page', 'worker'] as const) {
    const taken = ({ peak, idle }: Imported): number => peak[place] - idle[place];
    console.log(
      `held by the ${place}, above its ${mebibytes(large.idle[place])} MiB at rest: at most ${mebibytes(taken(large))} MiB; ` +
        `with the smaller file ${mebibytes(taken(small))} MiB; ratio ` +
        `${(taken(large) / taken(small)).toFixed(2)} (at most ${FLAT})`,
    );
  }
  if (typeof values.json === 'string') writeFileSync(values.json, `${JSON.stringify(runs, null, 2)}\n`);
}
