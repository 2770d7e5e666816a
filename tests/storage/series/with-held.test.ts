import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/core/page/reading.ts';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import type { History } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { appendHeld, type HeldLook } from '../../../src/storage/series/with-held.ts';
import { newHistory } from '../new-history.ts';
import { INWI, START } from '../sample-history.ts';

const LEAST_SPAN_MS = 15_000;

let db: History;
beforeEach(async () => {
  db = await newHistory();
});

const likes = (value: number): Reading[] => [
  { metric: 'likes', count: { value, step: 1 }, reader: 'page-data' },
];

const keep = (value: number, atMs: number): Promise<unknown> =>
  write(db, async (tx) => {
    await meetPage(tx, INWI, 'likes', atMs);
    return appendReadings(tx, INWI.id, likes(value), { atMs, nowMs: atMs, leastSpanMs: LEAST_SPAN_MS });
  });

const keepHeld = (held: readonly HeldLook[], nowMs: number): Promise<void> =>
  write(db, (tx) => appendHeld(tx, INWI.id, held, { nowMs, leastSpanMs: LEAST_SPAN_MS }));

const values = async (): Promise<number[]> =>
  (await readSamples(db, { pageId: INWI.id, metric: 'likes' }, 0, 8.64e15)).map(({ value }) => value);

const HELD: readonly HeldLook[] = [1, 2, 3, 4].map((i) => ({
  readings: likes(900_000 - 70 * i),
  atMs: START + 30_000 * i,
}));

describe('readings held in memory', () => {
  it('become samples in their order when there is room', async () => {
    await keep(900_000, START);
    await keepHeld(HELD, START + 150_000);
    expect(await values()).toEqual([900_000, 899_930, 899_860, 899_790, 899_720]);
  });

  it('take nothing from a series that has gone on without them', async () => {
    await keep(900_000, START);
    await keep(899_650, START + 150_000);
    await keepHeld(HELD, START + 180_000);
    expect(await values()).toEqual([900_000, 899_650]);
    expect(await db.count('setApart')).toBe(0);
  });
});
