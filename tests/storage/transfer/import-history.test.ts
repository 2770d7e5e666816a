import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import { vanityId } from '../../../src/facebook/facts/page-key.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import type { History } from '../../../src/storage/schema.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import type { ExportFileInput } from '../../../src/storage/transfer/export-format.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';

const START = Date.UTC(2016, 1, 27, 21);
const DAY_MS = 24 * 60 * 60_000;
const NOW = START + DAY_MS;
const PAGE = {
  id: toPageId('facebook:115106731848563'),
  ids: [toPageId('facebook:115106731848563')],
  vanity: 'inwi',
  name: 'inwi',
  address: 'https://www.facebook.com/inwi',
};
const LIKES = { pageId: PAGE.id, metric: 'likes' } as const;

type Samples = ExportFileInput['series'][number]['samples'];

/** Every half-minute from `from` to `to`, losing 70 each. */
const evening = (from: number, to: number): Samples =>
  Array.from({ length: to - from }, (_, i) => {
    const nth = from + i;
    return [START + 30_000 * nth, 900_000 - 70 * nth, 1, 'meta-description'];
  });

const fileOf = (samples: Samples, { id, name, address } = PAGE): ExportFileInput => ({
  format: 'ebb-history',
  version: 2,
  exportedAt: '2016-02-28T00:00:00.000Z',
  pages: [{ id, name, address }],
  series: [{ pageId: id, metric: 'likes', samples }],
});

/** Two samples of one minute that were thinned. */
const MINUTE = {
  startMs: START,
  firstMs: START + 10_000,
  first: 900_000,
  lastMs: START + 40_000,
  last: 899_930,
  lowest: 899_930,
  highest: 900_000,
  step: 1,
  samples: 2,
};

const lineOf = (line: Partial<ExportFileInput['series'][number]>): ExportFileInput => ({
  ...fileOf([]),
  series: [{ ...LIKES, samples: [], ...line }],
});

let db: History;
beforeEach(async () => {
  db = await newHistory();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const everything = async (): Promise<unknown> => ({
  views: await readPageViews(db),
  samples: await readSamples(db, LIKES, 0, NOW),
});

describe('an import', () => {
  it('fills an empty history and says what it did', async () => {
    const done = await importHistory(db, fileOf(evening(0, 360)), NOW);
    expect(done).toEqual({
      kind: 'imported',
      pages: [PAGE.id],
      samplesAdded: 360,
      samplesKnown: 0,
      isStale: false,
    });
    const [series] = (await readPageViews(db))[0]?.series ?? [];
    expect(series?.sampleCount).toBe(360);
    expect(series?.rate.kind === 'rate' && series.rate.perMinute).toBeCloseTo(-140, 0);
  });

  it('done again changes nothing', async () => {
    await importHistory(db, fileOf(evening(0, 360)), NOW);
    const before = await everything();
    const again = await importHistory(db, fileOf(evening(0, 360)), NOW);
    expect(again).toMatchObject({ samplesAdded: 0, samplesKnown: 360 });
    expect(await everything()).toEqual(before);
  });

  it('gives the same history in whatever pieces and order it comes', async () => {
    await importHistory(db, fileOf(evening(0, 360)), NOW);
    const whole = await everything();
    db = await newHistory();
    await importHistory(db, fileOf(evening(200, 360)), NOW);
    await importHistory(db, fileOf(evening(100, 250)), NOW);
    await importHistory(db, fileOf([...evening(0, 130)].reverse()), NOW);
    expect(await everything()).toEqual(whole);
  });

  it('renames, re-addresses, merges and aliases no Page that is known', async () => {
    const other = toPageId('facebook:163528907041225');
    const known = { ...PAGE, id: other, ids: [other], vanity: 'meditel', name: 'Méditel' };
    for (const page of [PAGE, known]) await write(db, (tx) => meetPage(tx, page, 'likes', START));
    const before = await db.getAll('pages');
    const claims = {
      ...PAGE,
      name: 'Renamed',
      address: 'https://www.facebook.com/elsewhere',
      aliases: [PAGE.id, 'meditel', '163528907041225'],
      ids: [{ id: other, seenMs: NOW }],
      vanities: [{ vanity: 'meditel', seenMs: NOW }],
    };
    await importHistory(db, { ...fileOf(evening(0, 10)), pages: [claims] }, NOW);
    expect(await db.getAll('pages')).toEqual(before);
    expect((await readPageViews(db)).map(({ series }) => series.length)).toEqual([1, 0]);
  });

  it('lets no look be taken for a Page that lists its number or vanity in a file', async () => {
    const vanities = [{ vanity: 'inwi', seenMs: NOW }];
    const thief = { ...PAGE, id: 'facebook:@thief', ids: [{ id: PAGE.id, seenMs: NOW }], vanities };
    await importHistory(db, { ...fileOf([]), pages: [thief], series: [] }, NOW);
    const met = await write(db, (tx) => meetPage(tx, PAGE, 'likes', NOW));
    expect(met.id).toBe(PAGE.id);
    const byName = { ...PAGE, id: vanityId('inwi'), ids: [] };
    expect((await write(db, (tx) => meetPage(tx, byName, 'likes', NOW))).id).toBe(PAGE.id);
  });

  it('refuses an address that is none of Facebook’s Pages', async () => {
    const led = { ...PAGE, address: 'https://l.facebook.com/l.php?u=https://example.com' };
    const done = await importHistory(db, { ...fileOf(evening(0, 5)), pages: [led] }, NOW);
    expect(done).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^damaged: pages\.0\.address/),
    });
  });

  it('takes the bare numbers and vanities of older files for what they are', async () => {
    const older = { ...PAGE, id: '115106731848563', aliases: ['115106731848563', 'inwi'] };
    const file = {
      ...fileOf([]),
      version: 1,
      pages: [older],
      series: [{ ...LIKES, pageId: older.id, samples: evening(0, 5) }],
    };
    expect(await importHistory(db, file, NOW)).toMatchObject({ pages: [PAGE.id], samplesAdded: 5 });
  });

  it.each([
    ['what is no object', 'hello', 'not an Ebb export'],
    ['another format', { ...fileOf([]), format: 'other' }, 'not an Ebb export'],
    ['another version', { ...fileOf([]), version: 3 }, 'an export of another version'],
    [
      'a count below zero',
      fileOf([...evening(0, 5), [START + 500_000, -1, 1, 'page-data']]),
      'damaged: series.0.samples.5.1: Invalid value: Expected >=0 but received -1',
    ],
    [
      'a series without its Page',
      { ...fileOf(evening(0, 5)), pages: [] },
      'damaged: a series of a Page that is not in the file: facebook:115106731848563',
    ],
    ['samples from the future', fileOf([[NOW + 90_000, 5, 1, 'page-data']]), 'samples from the future'],
    [
      'more than a sample a second',
      fileOf(Array.from({ length: 9000 }, (_, i) => [START + i * 400, 5, 1, 'page-data'])),
      'more than a sample a second',
    ],
    [
      'more than a sample a second, set apart',
      {
        ...fileOf([]),
        setApart: [
          {
            ...{ pageId: PAGE.id, metric: 'likes', atMs: START },
            samples: Array.from({ length: 9000 }, (_, i) => [START + i * 400, 5, 1, 'page-data']),
          },
        ],
      },
      'more than a sample a second',
    ],
    [
      'more than a sample a second, in several lines',
      {
        ...fileOf([]),
        series: [0, 1].flatMap(
          (half) =>
            fileOf(Array.from({ length: 4500 }, (_, i) => [START + i * 800 + 400 * half, 5, 1, 'page-data']))
              .series,
        ),
      },
      'more than a sample a second',
    ],
    [
      'a first sample that is not the first',
      lineOf({ samples: evening(0, 3), first: [START + 1, 5, 1, 'import'] }),
      'damaged: series.0: a first sample after others',
    ],
    [
      'a minute that begins within one',
      lineOf({ minutes: [{ ...MINUTE, startMs: START + 1 }] }),
      'damaged: series.0.minutes.0: a bucket that contradicts itself',
    ],
    [
      'a minute that goes on for longer',
      lineOf({ minutes: [{ ...MINUTE, lastMs: START + 60_000 }] }),
      'damaged: series.0.minutes.0: a bucket that contradicts itself',
    ],
    [
      'an hour that is not over',
      lineOf({ hours: [{ ...MINUTE, startMs: NOW, firstMs: NOW, lastMs: NOW }] }),
      'damaged: a minute or an hour that is not over',
    ],
    [
      'a minute that is not over',
      lineOf({
        minutes: [{ ...MINUTE, startMs: NOW + 60_000, firstMs: NOW + 60_000, lastMs: NOW + 60_000 }],
      }),
      'damaged: a minute or an hour that is not over',
    ],
    [
      'an hour that begins within one',
      lineOf({ hours: [{ ...MINUTE, startMs: START - 60_000 }] }),
      'damaged: series.0.hours.0: a bucket that contradicts itself',
    ],
  ])('refuses %s and touches nothing', async (_what, file, reason) => {
    await importHistory(db, fileOf(evening(0, 3)), NOW);
    const before = await everything();
    expect(await importHistory(db, file, NOW)).toEqual({ kind: 'refused', reason });
    expect(await everything()).toEqual(before);
  });

  it('keeps what a note or a campaign of this browser says now', async () => {
    const note = { id: 'n1', atMs: START, text: 'as it was' };
    await importHistory(db, { ...fileOf([]), notes: [note] }, NOW);
    await db.put('notes', { ...note, text: 'as it is' });
    await importHistory(db, { ...fileOf([]), notes: [note] }, NOW);
    expect(await db.getAll('notes')).toEqual([{ ...note, text: 'as it is' }]);
  });

  it('takes the lines of one series together, whatever they hold', async () => {
    const lines = [evening(0, 100), evening(100, 240), evening(240, 360)].map((samples) => fileOf(samples));
    const series = lines.flatMap((line) => line.series);
    const done = await importHistory(db, { ...fileOf([]), series }, NOW);
    expect(done).toMatchObject({ samplesAdded: 360 });
    const inPieces = await everything();
    db = await newHistory();
    await importHistory(db, fileOf(evening(0, 360)), NOW);
    expect(await everything()).toEqual(inPieces);
  });

  it('counts a minute once that stands in a file twice', async () => {
    const [line] = lineOf({ minutes: [MINUTE, MINUTE] }).series;
    const done = await importHistory(db, { ...fileOf([]), series: line ? [line, line] : [] }, NOW);
    expect(done).toMatchObject({ samplesAdded: 2, samplesKnown: 6 });
    expect((await readPageViews(db))[0]?.series[0]?.sampleCount).toBe(2);
  });

  it('holds few records of a long series at a time', async () => {
    const minute = (day: number) => ({
      startMs: START - day * DAY_MS,
      firstMs: START - day * DAY_MS,
      first: 1_000_000 + day,
      lastMs: START - day * DAY_MS + 30_000,
      last: 1_000_000 + day,
      lowest: 1_000_000 + day,
      highest: 1_000_000 + day,
      step: 1,
      samples: 2,
    });
    // A record a day.
    const minutes = Array.from({ length: 200 }, (_, i) => minute(200 - i));
    await importHistory(db, lineOf({ minutes }), NOW);
    const largest = largestAnswer();
    await importHistory(db, lineOf({ samples: evening(0, 3), minutes: [minute(201)] }), NOW);
    expect(largest()).toBeGreaterThan(0);
    expect(largest()).toBeLessThanOrEqual(50);
    const [series] = (await readPageViews(db))[0]?.series ?? [];
    expect(series).toMatchObject({
      sampleCount: 2 * 201 + 3,
      first: { atMs: START - 201 * DAY_MS, value: 1_000_201 },
      last: { atMs: START + 60_000, value: 900_000 - 140 },
    });
  });
});

/** Listens to what is asked of the database. @returns how many records the largest answer had since. */
function largestAnswer(): () => number {
  let most = 0;
  const getAll = IDBObjectStore.prototype.getAll;
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...given) {
    const request = getAll.apply(this, given);
    request.addEventListener('success', () => {
      most = Math.max(most, request.result.length);
    });
    return request;
  });
  return () => most;
}
