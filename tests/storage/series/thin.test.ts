import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { retentionOf } from '../../../src/core/series/retention.ts';
import { seriesKey } from '../../../src/core/series/sample.ts';
import { saveCampaign } from '../../../src/storage/pages/campaigns.ts';
import { measureHistory } from '../../../src/storage/pages/measure-history.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import type { History } from '../../../src/storage/schema.ts';
import { readBuckets } from '../../../src/storage/series/buckets.ts';
import { readEvents } from '../../../src/storage/series/events.ts';
import { witnessDay } from '../../../src/storage/series/old-before.ts';
import { addSamples, readSamples } from '../../../src/storage/series/samples.ts';
import { thinHistory } from '../../../src/storage/series/thin.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { filledHistory } from '../filled-history.ts';
import { newHistory } from '../new-history.ts';
import { passDays } from '../pass-days.ts';
import { INWI, likesFile, START } from '../sample-history.ts';

const DAY = 24 * HOUR_MS;
const LIKES = { pageId: INWI.id, metric: 'likes' } as const;
const FOREVER = 8.64e15;
const THIRTY = retentionOf(30);

/** Six hours from START, every 15 s, losing 10 each, with one peak in the second minute. */
const course = (i: number): number => (i === 5 ? 990_000 : 900_000 - 10 * i);
const samples = Array.from({ length: 1440 }, (_, i) => [START + 15_000 * i, course(i), 1, 'page-data']);
const file = likesFile(samples);

const sixHours = filledHistory(async () => {
  const history = await newHistory();
  await importHistory(history, file, START + DAY);
  return history;
});

let db: History;
beforeEach(async () => {
  db = await sixHours();
});

const count = async (): Promise<number> => (await readSamples(db, LIKES, 0, FOREVER)).length;

describe('thinning', () => {
  it('leaves alone what is not old enough', async () => {
    await passDays(db, START, 29);
    expect(await thinHistory(db, THIRTY, START + 29 * DAY, 100)).toEqual({ records: 0, finished: true });
    expect(await count()).toBe(1440);
  });

  it('makes minutes of samples that are, which say first, last, lowest, highest and how many', async () => {
    await passDays(db, START, 31);
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    expect(await count()).toBe(0);
    const minutes = await readBuckets(db, LIKES, MINUTE_MS, 0, FOREVER);
    expect(minutes).toHaveLength(360);
    expect(minutes[1]).toEqual({
      startMs: START + MINUTE_MS,
      firstMs: START + MINUTE_MS,
      first: 899_960,
      lastMs: START + MINUTE_MS + 45_000,
      last: 899_930,
      lowest: 899_930,
      highest: 990_000,
      step: 1,
      samples: 4,
    });
    expect(await readBuckets(db, LIKES, MINUTE_MS, START + 90_000, START + 150_000)).toHaveLength(2);
  });

  it('makes hours of minutes that are a year old, and keeps those', async () => {
    await passDays(db, START, 401);
    await thinHistory(db, THIRTY, START + 400 * DAY, 100);
    expect(await readBuckets(db, LIKES, MINUTE_MS, 0, FOREVER)).toEqual([]);
    const hours = await readBuckets(db, LIKES, HOUR_MS, 0, FOREVER);
    expect(hours.map(({ startMs }) => startMs)).toEqual([0, 1, 2, 3, 4, 5].map((i) => START + i * HOUR_MS));
    expect(hours.map((hour) => hour.samples)).toEqual([240, 240, 240, 240, 240, 240]);
    expect(hours[0]).toMatchObject({ first: 900_000, last: 897_610, lowest: 897_610, highest: 990_000 });
    expect(await thinHistory(db, THIRTY, START + 401 * DAY, 100)).toEqual({ records: 0, finished: true });
  });

  it('changes neither the first figures of a view nor the events', async () => {
    const before = await readPageViews(db);
    const events = await readEvents(db, LIKES, 0, FOREVER);
    await passDays(db, START, 401);
    await thinHistory(db, THIRTY, START + 400 * DAY, 100);
    expect(await readPageViews(db)).toEqual(before);
    expect(await readEvents(db, LIKES, 0, FOREVER)).toEqual(events);
  });

  it.each([
    ['ten years ahead', 3650],
    ['a hundred days ahead', 100],
  ])('believes a clock that is %s no more than a day', async (_what, ahead) => {
    await passDays(db, START, 28);
    // Six hours of samples, 28 days, and one day of the leap: not thirty.
    expect(await thinHistory(db, THIRTY, START + (28 + ahead) * DAY, 100)).toMatchObject({ records: 0 });
    // However often it is looked at.
    for (let i = 0; i < 50; i += 1) {
      await witnessDay(db, START + (28 + ahead) * DAY + i * 60_000);
      await thinHistory(db, THIRTY, START + (28 + ahead) * DAY + i * 60_000, 100);
    }
    expect(await count()).toBe(1440);
    // A clock that is right again thins what is old, and no more.
    await passDays(db, START, 31);
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    expect(await count()).toBe(0);
  });

  it('goes by the samples themselves where nobody else was there to see the days pass', async () => {
    const days = Array.from({ length: 40 }, (_, day) => [
      START + day * DAY,
      900_000 - 20_000 * day,
      1,
      'page-data',
    ]);
    await importHistory(db, likesFile(days), START + 40 * DAY);
    await thinHistory(db, THIRTY, START + 40 * DAY, 100);
    const kept = await readSamples(db, LIKES, 0, FOREVER);
    expect(kept.map(({ atMs }) => Math.round((atMs - START) / DAY))).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 10),
    );
  });

  it('puts samples that came back into a thinned minute together with what is left of it', async () => {
    await passDays(db, START, 31);
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    const back = { atMs: START + 20_000, value: 100, step: 1, reader: 'page-data' } as const;
    await write(db, (tx) => addSamples(tx, seriesKey(LIKES), [back]));
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    const [first] = await readBuckets(db, LIKES, MINUTE_MS, START, START);
    expect(first).toMatchObject({ first: 900_000, last: 899_970, lowest: 100, samples: 5 });
  });

  it('goes in small steps that may be stopped between any two', async () => {
    let steps = 0;
    await passDays(db, START, 31);
    while (!(await thinHistory(db, THIRTY, START + 31 * DAY, 1)).finished) steps += 1;
    expect(steps).toBe(4);
    const minutes = await readBuckets(db, LIKES, MINUTE_MS, 0, FOREVER);
    expect(minutes.reduce((sum, minute) => sum + minute.samples, 0)).toBe(1440);
  });

  it('is not undone by importing the same samples again', async () => {
    await passDays(db, START, 31);
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    const done = await importHistory(db, file, START + 31 * DAY);
    expect(done).toMatchObject({ samplesAdded: 0, samplesKnown: 1440 });
    expect(await count()).toBe(0);
    expect(await readPageViews(db)).toMatchObject([{ series: [{ sampleCount: 1440 }] }]);
  });

  it('thins older samples of another volunteer as they arrive, and counts them', async () => {
    await passDays(db, START, 31);
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    const earlier = Array.from({ length: 8 }, (_, i) => [
      START - 120_000 + 15_000 * i,
      900_100 - i,
      1,
      'page-data',
    ]);
    const theirs = { ...file, series: [{ pageId: INWI.id, metric: 'likes', samples: earlier }] };
    const done = await importHistory(db, theirs, START + 31 * DAY);
    expect(done).toMatchObject({ samplesAdded: 8 });
    expect(await readBuckets(db, LIKES, MINUTE_MS, 0, START - 1)).toHaveLength(2);
    const [view] = await readPageViews(db);
    expect(view?.series[0]).toMatchObject({
      sampleCount: 1448,
      first: { atMs: START - 120_000, value: 900_100 },
    });
  });

  it('goes on with the series afterwards', async () => {
    await passDays(db, START, 31);
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    await db.clear('filters');
    const later = [[START + 31 * DAY, 800_000, 1, 'page-data']];
    await importHistory(
      db,
      { ...file, series: [{ pageId: INWI.id, metric: 'likes', samples: later }] },
      START + 31 * DAY,
    );
    const [view] = await readPageViews(db);
    expect(view?.series[0]).toMatchObject({
      sampleCount: 1441,
      first: { value: 900_000 },
      last: { value: 800_000 },
    });
  });

  it('leaves a campaign that begins in it the counts its losses are reckoned from', async () => {
    const baselineAt = async (startMs: number): Promise<unknown> => {
      const draft = { id: 'c', name: 'VoIP', startMs, targets: [INWI.id], controls: [] };
      const [count] = (await saveCampaign(db, draft)).baseline;
      return count && [count.atMs - START, count.value];
    };
    await importHistory(db, likesFile([[START + 399 * DAY, 700_000, 1, 'page-data']]), START + 399 * DAY);
    await passDays(db, START, 31);
    await thinHistory(db, THIRTY, START + 31 * DAY, 100);
    expect(await baselineAt(START + 2 * HOUR_MS + 10_000)).toEqual([2 * HOUR_MS, 895_200]);
    expect(await baselineAt(START + 2 * HOUR_MS + 50_000)).toEqual([2 * HOUR_MS + 45_000, 895_170]);
    expect(await baselineAt(START - DAY)).toEqual([0, 900_000]);
    await passDays(db, START, 401);
    await thinHistory(db, THIRTY, START + 400 * DAY, 100);
    expect(await baselineAt(START + 2 * HOUR_MS + 30 * MINUTE_MS)).toEqual([3 * HOUR_MS - 15_000, 892_810]);
    expect(await baselineAt(START + DAY)).toEqual([399 * DAY, 700_000]);
  });

  it('shows in the size of the history', async () => {
    const [before] = await measureHistory(db);
    await passDays(db, START, 401);
    await thinHistory(db, THIRTY, START + 400 * DAY, 100);
    const [after] = await measureHistory(db);
    expect(before).toMatchObject({ ...LIKES, samples: 1440, thinned: 0 });
    expect(after).toMatchObject({ ...LIKES, samples: 0, thinned: 1440 });
    expect((before?.bytes ?? 0) / 1440).toBeLessThan(6);
    expect(after?.bytes).toBeLessThan((before?.bytes ?? 0) / 20);
  });
});
