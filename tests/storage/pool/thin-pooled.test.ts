import { expect, it } from 'vitest';
import type { ObserverId } from '../../../src/core/pool/observer.ts';
import { retentionOf } from '../../../src/core/series/retention.ts';
import { putPooled, readPooled } from '../../../src/storage/pool/pooled-samples.ts';
import { putPool } from '../../../src/storage/pool/pools.ts';
import { thinPooled } from '../../../src/storage/pool/thin-pooled.ts';
import { newHistory } from '../new-history.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 10, 1);
const PAGE = 'facebook:100064000000001';
const [V1, V2] = ['v1' as ObserverId, 'v2' as ObserverId];

it('what others shared is thinned and forgotten with age, as one’s own is', async () => {
  const db = await newHistory();
  const agreement = { id: 'https://pool.example.org/ope2016', agreedMs: 1 };
  await putPool(db, {
    ...{
      ...agreement,
      origin: 'https://pool.example.org',
      pool: 'ope2016',
      organiser: 'Somebody',
      observer: V1,
    },
    ...{ token: 'abcdefghijklmnopqrstuvwxyz012345', pages: [{ id: PAGE, name: 'One' }] },
  });
  const series = { observer: V2, page: PAGE, metric: 'likes' } as const;
  // Two samples a minute for three minutes: today, 31 days ago, and over a year ago.
  for (const ageDays of [1, 31, 400]) {
    const samples = [0, 30, 60, 90, 120, 150].map((second) => ({
      ...{ atMs: NOW - ageDays * DAY + second * 1000, value: 1000 - second, step: 1 },
      reader: 'meta-description' as const,
    }));
    expect(await putPooled(db, agreement, series, samples)).toBe(6);
  }
  expect(await thinPooled(db, retentionOf(30), NOW, 100)).toBe(true);
  const left = await readPooled(db, { pool: agreement.id, ...series }, 0, NOW);
  const ages = left.map(({ atMs }) => [
    Math.ceil((NOW - atMs) / DAY),
    1000 - (left.find((one) => one.atMs === atMs)?.value ?? 0),
  ]);
  expect(ages).toEqual([
    [31, 0],
    [31, 60],
    [31, 120],
    ...[0, 30, 60, 90, 120, 150].map((second) => [1, second]),
  ]);
  expect(await thinPooled(db, retentionOf(30), NOW, 100)).toBe(true);
});
