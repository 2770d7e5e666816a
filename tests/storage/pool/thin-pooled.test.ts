import { expect, it, vi } from 'vitest';
import type { ObserverId } from '../../../src/core/pool/observer.ts';
import { retentionOf } from '../../../src/core/series/retention.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import { putPooled, readPooled } from '../../../src/storage/pool/pooled-samples.ts';
import { type Agreement, putPool, removePool } from '../../../src/storage/pool/pools.ts';
import { thinPooled } from '../../../src/storage/pool/thin-pooled.ts';
import type { History } from '../../../src/storage/schema.ts';
import { newHistory } from '../new-history.ts';
import { passDays } from '../pass-days.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 10, 1);
const PAGE = 'facebook:100064000000001';
const [V1, V2] = ['v1' as ObserverId, 'v2' as ObserverId];

/** A browser that joined a pool of one Page. */
async function joined(): Promise<{ db: History; agreement: Agreement }> {
  const db = await newHistory();
  const agreement = { id: 'https://pool.example.org/ope2016', agreedMs: 1 };
  await putPool(db, {
    ...agreement,
    origin: 'https://pool.example.org',
    pool: 'ope2016',
    organiser: 'Somebody',
    observer: V1,
    token: 'abcdefghijklmnopqrstuvwxyz012345',
    pages: [{ id: PAGE, name: 'One' }],
  });
  return { db, agreement };
}

const SERIES = { observer: V2, page: PAGE, metric: 'likes' } as const;

/** Two samples a minute for three minutes, so many days ago. */
const sharedAgo = (ageDays: number): Sample[] =>
  [0, 30, 60, 90, 120, 150].map((second) => ({
    atMs: NOW - ageDays * DAY + second * 1000,
    value: 1000 - second,
    step: 1,
    reader: 'meta-description',
  }));

it('a clock that leaps ahead by years thins and forgets nothing of what others shared', async () => {
  const { db, agreement } = await joined();
  await passDays(db, NOW - 3 * DAY, 3);
  await putPooled(db, agreement, SERIES, sharedAgo(1));
  expect(await thinPooled(db, retentionOf(30), NOW + 10 * 365 * DAY, 100)).toBe(true);
  expect(await readPooled(db, { pool: agreement.id, ...SERIES }, 0, NOW)).toHaveLength(6);
});

it('thinning brings nothing back of a pool that is left, and deleted, meanwhile', async () => {
  const { db, agreement } = await joined();
  await passDays(db, NOW - 40 * DAY, 40);
  await putPooled(db, agreement, SERIES, sharedAgo(31));
  const { get } = IDBObjectStore.prototype;
  let left: Promise<void> | undefined;
  const read = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
    this: IDBObjectStore,
    key,
  ) {
    const asked = get.call(this, key);
    // The record is on its way to be thinned.
    if (this.name === 'pooled') left ??= removePool(db, agreement.id, 'delete');
    return asked;
  });
  await thinPooled(db, retentionOf(30), NOW, 100);
  read.mockRestore();
  await left;
  expect(left).toBeDefined();
  expect(await db.count('pooled')).toBe(0);
});

it('what others shared is thinned and forgotten with age, as one’s own is', async () => {
  const { db, agreement } = await joined();
  await passDays(db, NOW - 400 * DAY, 400);
  for (const ageDays of [1, 31, 400])
    expect(await putPooled(db, agreement, SERIES, sharedAgo(ageDays))).toBe(6);
  expect(await thinPooled(db, retentionOf(30), NOW, 100)).toBe(true);
  const left = await readPooled(db, { pool: agreement.id, ...SERIES }, 0, NOW);
  const ages = left.map(({ atMs, value }) => [Math.ceil((NOW - atMs) / DAY), 1000 - value]);
  expect(ages).toEqual([
    [31, 0],
    [31, 60],
    [31, 120],
    ...[0, 30, 60, 90, 120, 150].map((second) => [1, second]),
  ]);
  expect(await thinPooled(db, retentionOf(30), NOW, 100)).toBe(true);
});

it('what was pulled when it was old long since is thinned too: another part of it at each upkeep', async () => {
  const { db, agreement } = await joined();
  await passDays(db, NOW - 400 * DAY, 400);
  const ages = [50, 60, 70, 80, 90, 100, 110];
  for (const ageDays of ages) await putPooled(db, agreement, SERIES, sharedAgo(ageDays));
  for (let upkeep = 0; upkeep < 4; upkeep += 1)
    await thinPooled(db, retentionOf(30), NOW + upkeep * 2 * 3_600_000, 2);
  const left = await readPooled(db, { pool: agreement.id, ...SERIES }, 0, NOW);
  expect(left).toHaveLength(3 * ages.length);
});
