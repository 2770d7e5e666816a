// Runs in a page of the extension: the storage's own code on the browser's own database. `history.ts` calls it.

import { type Sample, seriesKey } from '../../src/core/series/sample.ts';
import { advanceSeries, type SeriesProgress } from '../../src/core/summary/series-progress.ts';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import { browser } from '../../src/platform/browser.ts';
import { beginAnew, historyNumber, openHistory } from '../../src/storage/database.ts';
import { readPageViews } from '../../src/storage/pages/page-views.ts';
import { meetPage } from '../../src/storage/pages/pages.ts';
import { appendReadings } from '../../src/storage/series/append-readings.ts';
import { addSamples, readColumns, readSamples } from '../../src/storage/series/samples.ts';
import { putSeries } from '../../src/storage/series/series.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { Random } from './random.ts';

const INTERVAL_MS = 30_000;
const DAY_MS = 24 * 60 * 60_000;
/** So many samples, the newest ones, go through the rate filter: the state is as large as any. */
const FILTERED = 240;

const pageOf = (i: number) => ({
  id: numberedId(String(100_000_000_000 + i)),
  ids: [numberedId(String(100_000_000_000 + i))],
  vanity: `page.${i}`,
  name: `Page ${i}`,
  address: `https://www.facebook.com/page.${i}`,
});
const likesOf = (i: number) => ({ pageId: pageOf(i).id, metric: 'likes' as const });

/** Half-minutes with the clock's jitter; a loss with the copies' jitter of a large Page. */
function course(i: number, days: number, endMs: number): Sample[] {
  const random = new Random(i + 1);
  const many = Math.floor((days * DAY_MS) / INTERVAL_MS);
  return Array.from({ length: many }, (_, n) => ({
    atMs: endMs - INTERVAL_MS * (many - n) + Math.floor(6000 * random.uniform()),
    value: 3_400_000 - 66 * n + Math.floor(340 * random.uniform()),
    step: 1,
    reader: 'meta-description' as const,
  })).map((sample) => ({ ...sample, value: Math.max(0, sample.value) }));
}

/** @returns how many samples the series from `from` to before `to` have. */
async function fill(from: number, to: number, days: number, endMs: number): Promise<number> {
  const db = await openHistory();
  let total = 0;
  for (let i = from; i < to; i += 1) {
    const samples = course(i, days, endMs);
    total += samples.length;
    let progress: SeriesProgress | undefined;
    for (const sample of samples.slice(-FILTERED)) progress = advanceSeries(progress, sample).progress;
    const [first] = samples;
    if (!progress || !first) continue;
    const whole = { ...progress, first, sampleCount: samples.length };
    await write(db, async (tx) => {
      await meetPage(tx, pageOf(i), 'likes', endMs - days * DAY_MS);
      await addSamples(tx, seriesKey(likesOf(i)), samples);
      await putSeries(tx, likesOf(i), whole, []);
    });
  }
  return total;
}

async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const spans: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    await work(n);
    spans.push(performance.now() - began);
  }
  return spans;
}

async function appendTimes(series: number, times: number, fromMs: number): Promise<number[]> {
  const db = await openHistory();
  return timed(times, (n) => {
    const i = n % series;
    const atMs = fromMs + INTERVAL_MS * (1 + Math.floor(n / series));
    const readings = [
      { metric: 'likes', count: { value: 3_000_000 - n, step: 1 }, reader: 'meta-description' },
    ] as const;
    return write(db, async (tx) => {
      await meetPage(tx, pageOf(i), 'likes', atMs);
      return appendReadings(tx, pageOf(i).id, readings, { atMs, nowMs: atMs, leastSpanMs: 15_000 });
    });
  });
}

/** What simple trackers keep: one object of one Page's history. */
const fillOneObject = (days: number, endMs: number): Promise<void> =>
  browser.storage.local.set({ history: course(0, days, endMs).map(({ atMs, value }) => [atMs, value]) });

/** ... which they read, grow and write whole. */
const oneObjectTimes = (endMs: number): Promise<number[]> =>
  timed(1, async () => {
    const stored = (await browser.storage.local.get('history')) as { history: number[][] };
    stored.history.push([endMs, 0]);
    await browser.storage.local.set(stored);
  });

const readViewTimes = (times: number): Promise<number[]> =>
  timed(times, async () => readPageViews(await openHistory()));

/** Both ways of reading three series, in turn, so that what slows the machine slows both. */
async function readMonthTimes(
  times: number,
  days: number,
  endMs: number,
): Promise<{ columns: number[]; samples: number[] }> {
  const columns: number[] = [];
  const samples: number[] = [];
  const all = (read: typeof readColumns | typeof readSamples) => async () => {
    const db = await openHistory();
    await Promise.all([0, 1, 2].map((i) => read(db, likesOf(i), endMs - days * DAY_MS, endMs)));
  };
  for (let n = 0; n < times; n += 1) {
    columns.push(...(await timed(1, all(readColumns))));
    samples.push(...(await timed(1, all(readSamples))));
  }
  return { columns, samples };
}

/** The question a view asks first. */
const askTimes = (times: number): Promise<number[]> =>
  timed(times, () => browser.runtime.sendMessage({ ebb: 'getPage', body: { ids: [], vanity: 'page.0' } }));

const usage = async (): Promise<number> => (await navigator.storage.estimate()).usage ?? 0;

export const benchPage = {
  fill,
  appendTimes,
  fillOneObject,
  oneObjectTimes,
  readViewTimes,
  readMonthTimes,
  askTimes,
  usage,
  beginAnew: async () => beginAnew(await historyNumber()),
};

Object.assign(globalThis, { benchPage });
