import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { filterSample, startFilter } from '../../../src/core/rate/filter/rate-filter.ts';
import { seriesKey } from '../../../src/core/series/sample.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import type { History } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { readEvents } from '../../../src/storage/series/events.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { INWI, likesFile, START } from '../sample-history.ts';

const LIKES = { pageId: INWI.id, metric: 'likes' } as const;
const MINUTE = 60_000;

/** Twenty hours at a sample a minute. */
const samples = Array.from({ length: 1200 }, (_, i) => [
  START + MINUTE * i,
  900_000 - 130 * i - ((i * 37) % 50),
  1,
  'page-data',
]);
const file = likesFile(samples);
const END = START + MINUTE * 1200;

let db: History;
beforeEach(async () => {
  db = await newHistory();
  await importHistory(db, file, END);
});

/** Leaves every filter state as one of an older method. */
async function makeStale(): Promise<void> {
  await write(db, async (tx) => {
    for await (const cursor of tx.objectStore('filters')) await cursor.update({ state: { version: 0 } });
  });
}

const everything = async (): Promise<unknown> => ({
  views: await readPageViews(db),
  filters: await db.getAll('filters'),
  events: await readEvents(db, LIKES, 0, 8.64e15),
});

describe('a recomputation', () => {
  it('comes to the figures that the filter gives for the samples in order', async () => {
    let state = startFilter();
    for (const { atMs, value, step } of await readSamples(db, LIKES, 0, END)) {
      state = filterSample(state, { atMs, value, step }).state;
    }
    await makeStale();
    await recomputeStale(db);
    expect((await db.getAll('filters')).map((record) => record.state)).toEqual([state]);
  });

  it('comes to the same as before, in however many steps and however often it is stopped', async () => {
    const before = await everything();
    await makeStale();
    let stops = 0;
    while (!(await recomputeStale(db, 1)).finished) stops += 1;
    // Eleven slots: four, and then three each, since a step looks again where the one before stopped.
    expect(stops).toBe(3);
    expect(await everything()).toEqual(before);
  });

  it('comes to the platform changes of before, also of samples that were thinned away since', async () => {
    const purged = samples.map(([atMs = 0, value = 0, ...more], i) => [
      atMs,
      Number(value) - (i > 700 ? 40_000 : 0),
      ...more,
    ]);
    db = await newHistory();
    await importHistory(db, likesFile(purged), END);
    const changes = async () => (await readPageViews(db))[0]?.series[0]?.platformChanges;
    const before = await changes();
    expect(before?.map(({ afterMs }) => afterMs)).toEqual([START + 700 * MINUTE]);
    await makeStale();
    await recomputeStale(db);
    expect(await changes()).toEqual(before);
    await write(db, async (tx) => {
      const old = IDBKeyRange.bound([seriesKey(LIKES)], [seriesKey(LIKES), START + 720 * MINUTE]);
      await tx.objectStore('chunks').delete(old);
    });
    await makeStale();
    await recomputeStale(db);
    expect(await changes()).toEqual(before);
  });

  it('does nothing where nothing is stale', async () => {
    expect(await recomputeStale(db)).toEqual({ pages: [], finished: true });
  });

  it('takes in what is appended while it goes on', async () => {
    const append = (i: number): Promise<unknown> =>
      write(db, (tx) => {
        const atMs = END + MINUTE * i;
        const count = { value: 740_000 - 130 * i, step: 1 };
        const readings = [{ metric: 'likes', count, reader: 'page-data' }] as const;
        return appendReadings(tx, INWI.id, readings, { atMs, nowMs: atMs, leastSpanMs: 0 });
      });
    for (const i of [1, 2, 3]) await append(i);
    const expected = await everything();

    db = await newHistory();
    await importHistory(db, file, END);
    await makeStale();
    await append(1);
    await recomputeStale(db, 1);
    await append(2);
    await recomputeStale(db, 1);
    await append(3);
    expect((await readPageViews(db))[0]?.series[0]?.sampleCount).toBe(1203);
    await recomputeStale(db);
    expect(await everything()).toEqual(expected);
  });
});
