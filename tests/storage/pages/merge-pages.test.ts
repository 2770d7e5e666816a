import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import type { WatchState } from '../../../src/core/page/watch-state.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/series/bucket.ts';
import { seriesKey } from '../../../src/core/series/sample.ts';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import { changeWatch } from '../../../src/storage/pages/watches.ts';
import type { History } from '../../../src/storage/schema.ts';
import { readBuckets } from '../../../src/storage/series/buckets.ts';
import { readEvents } from '../../../src/storage/series/events.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { INWI, likesFile, START } from '../sample-history.ts';

const BY_NAME = { ...INWI, id: toPageId('inwi'), aliases: ['inwi'] };
const BY_NUMBER = { ...INWI, aliases: [INWI.id] };
const likesOf = ({ id }: { id: typeof INWI.id }) => ({ pageId: id, metric: 'likes' }) as const;
const WEEK = 7 * 24 * 3_600_000;

let db: History;
beforeEach(async () => {
  db = await newHistory();
  await write(db, (tx) => meetPage(tx, BY_NAME, 'likes', START));
  await write(db, (tx) => meetPage(tx, BY_NUMBER, 'likes', START + 1));
});

/** Learns that the two are one: it is kept under its name, which was seen first. */
const merge = (): Promise<unknown> => write(db, (tx) => meetPage(tx, INWI, 'likes', START + 2));

const watch = ({ id }: { id: typeof INWI.id }, state: WatchState): Promise<void> =>
  changeWatch(db, id, START, () => ({ pageId: id, state, intervalMs: 30_000, walls: 0 }));

describe('a Page that turns out to be another one', () => {
  it('brings the events of spans that were thinned, which no replay would tell again', async () => {
    const event = { kind: 'refresh-period', atMs: START - WEEK, seconds: 60 };
    const file = likesFile([[START, 900_000, 1, 'page-data']]);
    const events = [{ ...likesOf(BY_NUMBER), event }];
    await importHistory(db, { ...file, pages: [BY_NUMBER], events }, START);
    await merge();
    expect(await readEvents(db, likesOf(BY_NAME), 0, START)).toEqual([event]);
    expect(await readEvents(db, likesOf(BY_NUMBER), 0, START)).toEqual([]);
  });

  it('brings what a wrong clock had set apart', async () => {
    await importHistory(db, { ...likesFile([[START, 900_000, 1, 'page-data']]), pages: [BY_NUMBER] }, START);
    const sample = { atMs: START + WEEK, value: 899_000, step: 1, reader: 'page-data' } as const;
    const series = seriesKey(likesOf(BY_NUMBER));
    await write(db, (tx) =>
      tx.objectStore('setApart').put({ series, sample, atMs: START }, [series, sample.atMs, START]),
    );
    await merge();
    const into = seriesKey(likesOf(BY_NAME));
    expect(await db.getAllKeys('setApart')).toEqual([[into, sample.atMs, START]]);
    expect(await db.getAll('setApart')).toEqual([{ series: into, sample, atMs: START }]);
  });

  it('brings the minutes and hours of which the other one knows nothing', async () => {
    const bucket = (hour: number, value: number) => {
      const startMs = START + hour * 3_600_000;
      const counts = { first: value, last: value, lowest: value, highest: value };
      return { startMs, firstMs: startMs, lastMs: startMs, ...counts, step: 1, samples: 1 };
    };
    const thinned = (page: typeof INWI, ...buckets: ReturnType<typeof bucket>[]) => ({
      ...likesFile([]),
      pages: [page],
      series: [{ ...likesOf(page), samples: [], minutes: buckets, hours: buckets.slice(0, 1) }],
    });
    const now = START + WEEK;
    await importHistory(db, thinned(BY_NAME, bucket(0, 900_000), bucket(1, 899_000)), now);
    await importHistory(db, thinned(BY_NUMBER, bucket(2, 898_000), bucket(1, 1)), now);
    await merge();
    const merged = await readBuckets(db, likesOf(BY_NAME), MINUTE_MS, 0, now);
    expect(merged.map(({ first }) => first)).toEqual([899_000]);
    const hours = await readBuckets(db, likesOf(BY_NAME), HOUR_MS, 0, now);
    expect(hours.map(({ first }) => first)).toEqual([900_000, 898_000]);
    expect((await db.getAll('series')).map(({ sampleCount }) => sampleCount)).toEqual([3]);
  });

  it('brings samples of a span that was thinned as its minutes, where the other one has none', async () => {
    const counts = { first: 900_000, last: 900_000, lowest: 900_000, highest: 900_000 };
    const minute = { startMs: START, firstMs: START, lastMs: START, ...counts, step: 1, samples: 1 };
    const series = [{ ...likesOf(BY_NAME), samples: [], minutes: [minute] }];
    await importHistory(db, { ...likesFile([]), pages: [BY_NAME], series }, START + WEEK);
    const samples = [-7_200_000, 10_000, 7_200_000].map((ms, i) => [START + ms, 910_000 - i, 1, 'page-data']);
    await importHistory(db, { ...likesFile(samples), pages: [BY_NUMBER] }, START + WEEK);
    await merge();
    const minutes = await readBuckets(db, likesOf(BY_NAME), MINUTE_MS, 0, START + WEEK);
    expect(minutes.map(({ first }) => first)).toEqual([910_000, 900_000]);
    const kept = await readSamples(db, likesOf(BY_NAME), 0, START + WEEK);
    expect(kept.map(({ value }) => value)).toEqual([909_998]);
    expect((await db.getAll('series')).map(({ sampleCount }) => sampleCount)).toEqual([3]);
  });

  const obstacle = { kind: 'no-tab', detail: 'its last tab was closed' } as const;
  it.each<[string, WatchState, WatchState, WatchState['kind']]>([
    ['measured on', { kind: 'measuring', nextReadMs: START }, { kind: 'not-measuring' }, 'measuring'],
    [
      'measured on',
      { kind: 'measuring', nextReadMs: START },
      { kind: 'paused', obstacle, sinceMs: START },
      'measuring',
    ],
    ['paused', { kind: 'not-measuring' }, { kind: 'paused', obstacle, sinceMs: START }, 'paused'],
    ['measured on', { kind: 'not-measuring' }, { kind: 'measuring', nextReadMs: START }, 'measuring'],
  ])('is %s where one is %o and the other %o', async (_what, moved, kept, then) => {
    await watch(BY_NUMBER, moved);
    await watch(BY_NAME, kept);
    await merge();
    expect((await db.getAll('watches')).map(({ pageId, state }) => [pageId, state.kind])).toEqual([
      [BY_NAME.id, then],
    ]);
  });
});
