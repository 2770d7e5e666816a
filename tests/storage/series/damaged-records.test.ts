import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { retentionOf } from '../../../src/core/series/retention.ts';
import { seriesKey } from '../../../src/core/series/sample.ts';
import { SLOT_MS } from '../../../src/storage/packing/slots.ts';
import { deletePage } from '../../../src/storage/pages/delete-page.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import type { History } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { readBuckets } from '../../../src/storage/series/buckets.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { thinHistory } from '../../../src/storage/series/thin.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { exportCsv } from '../../../src/storage/transfer/export-csv.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { passDays } from '../pass-days.ts';
import { INWI, likesFile, START } from '../sample-history.ts';

const LIKES = { pageId: INWI.id, metric: 'likes' } as const;
const KEY = seriesKey(LIKES);
const FOREVER = 8.64e15;
const FIRST_SLOT = Math.floor(START / SLOT_MS) * SLOT_MS;
/** A pack that ends within a number. */
const DAMAGED = new Uint8Array([1, 0x80]);

/** Six hours from the beginning of a slot, every 30 s, losing 70 each. */
const samples = Array.from({ length: 720 }, (_, i) => [
  FIRST_SLOT + 30_000 * i,
  900_000 - 70 * i,
  1,
  'page-data',
]);
const file = likesFile(samples);

let db: History;
beforeEach(async () => {
  db = await newHistory();
  await importHistory(db, file, FIRST_SLOT + 6 * HOUR_MS);
  await recomputeStale(db);
});

async function damage(slot: number): Promise<void> {
  const key: [typeof KEY, number] = [KEY, FIRST_SLOT + slot * SLOT_MS];
  await db.put('chunks', { samples: 240, bytes: DAMAGED }, key);
}

/** Appends what a read half a minute after the last sample gives. */
const append = (value = 849_600, atMs = FIRST_SLOT + 30_000 * 720 - 1) =>
  write(db, (tx) =>
    appendReadings(tx, INWI.id, [{ metric: 'likes', count: { value, step: 1 }, reader: 'page-data' }], {
      atMs,
      nowMs: atMs,
      leastSpanMs: 5000,
    }),
  );

const values = async (): Promise<number[]> =>
  (await readSamples(db, LIKES, 0, FOREVER)).map(({ value }) => value);

describe('a record that cannot be unpacked', () => {
  it('is a gap to whoever only reads, and everything else is there', async () => {
    await damage(1);
    const left = await values();
    expect(left).toHaveLength(480);
    expect(left[239]).toBe(900_000 - 70 * 239);
    expect(left[240]).toBe(900_000 - 70 * 480);
  });

  it('is set apart as it is by the write that meets it, which is done all the same', async () => {
    await damage(2);
    const { admissions } = await append();
    expect(admissions).toEqual([{ kind: 'admitted' }]);
    expect(await db.getAll('damaged')).toEqual([
      {
        series: KEY,
        store: 'chunks',
        key: [KEY, FIRST_SLOT + 2 * SLOT_MS],
        record: { samples: 240, bytes: DAMAGED },
      },
    ]);
    expect((await values()).slice(-2)).toEqual([900_000 - 70 * 479, 849_600]);
  });

  it('leaves figures that are worked out of what is left', async () => {
    await damage(2);
    await append();
    await recomputeStale(db);
    const [view] = await readPageViews(db);
    expect(view?.series[0]).toMatchObject({
      sampleCount: 481,
      first: { value: 900_000 },
      last: { value: 849_600 },
    });
    expect(view?.series[0]?.rate.kind).toBe('rate');
  });

  it('is not lost when the same place is damaged again', async () => {
    for (const afterMs of [10_000, 20_000]) {
      await damage(2);
      await append(849_600, FIRST_SLOT + 30_000 * 719 + afterMs);
    }
    expect(await db.count('damaged')).toBe(2);
  });

  it('does not keep the rest from being thinned', async () => {
    await damage(0);
    await passDays(db, START, 40);
    await thinHistory(db, retentionOf(30), START + 40 * 24 * HOUR_MS, 100);
    const minutes = await readBuckets(db, LIKES, MINUTE_MS, 0, FOREVER);
    expect(minutes.reduce((sum, minute) => sum + minute.samples, 0)).toBe(480);
    expect(await db.count('damaged')).toBe(1);
  });

  it('among thinned records is set apart too', async () => {
    await passDays(db, START, 800);
    await thinHistory(db, retentionOf(30), START + 40 * 24 * HOUR_MS, 100);
    const [key] = await db.getAllKeys('buckets');
    if (!key) throw new Error('nothing was thinned');
    await db.put('buckets', { buckets: 1, samples: 1, bytes: DAMAGED }, key);
    // The six hours lie in two days, and the record of the first is gone.
    const nextDay = Math.ceil(START / (24 * HOUR_MS)) * 24 * HOUR_MS;
    const [first] = await readBuckets(db, LIKES, MINUTE_MS, 0, FOREVER);
    expect(first?.startMs).toBe(nextDay);
    await thinHistory(db, retentionOf(30), START + 800 * 24 * HOUR_MS, 100);
    expect(await db.getAll('damaged')).toMatchObject([{ series: KEY, store: 'buckets', key }]);
  });

  it('keeps no view from its first figures, and is made anew where it is only a copy', async () => {
    const record = await db.get('series', KEY);
    if (!record) throw new Error('no series');
    await db.put('series', { ...record, recent: DAMAGED }, KEY);
    expect((await readPageViews(db))[0]?.series[0]?.recent).toEqual([]);
    await append(849_530, FIRST_SLOT + 30_000 * 721);
    expect((await readPageViews(db))[0]?.series[0]?.recent.at(-1)?.value).toBe(849_530);
    expect(await db.count('damaged')).toBe(0);
  });

  it('is left out of an export that says so, and goes with its Page', async () => {
    await damage(1);
    const unreadable: unknown[] = [];
    let csv = '';
    for await (const piece of exportCsv(db, { onUnreadable: (error) => unreadable.push(error) }))
      csv += piece;
    expect(csv.trim().split('\n')).toHaveLength(481);
    expect(unreadable).toHaveLength(1);
    await append();
    await damage(2);
    await append(849_530, FIRST_SLOT + 30_000 * 719 + 29_000);
    await deletePage(db, INWI.id);
    expect(await db.count('damaged')).toBe(0);
  });
});
