import '../storage/new-history.ts';
import { describe, expect, it } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { ObserverId } from '../../src/core/pool/observer.ts';
import { seriesKey } from '../../src/core/series/sample.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { meetPage } from '../../src/storage/pages/pages.ts';
import { observersOf } from '../../src/storage/pool/pooled-samples.ts';
import { agreedTo, changePool, checkPoolsAnew, putPool } from '../../src/storage/pool/pools.ts';
import { pendingSamples } from '../../src/storage/pool/shared-series.ts';
import type { History } from '../../src/storage/schema.ts';
import { addSamples } from '../../src/storage/series/samples.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { newHistory } from '../storage/new-history.ts';
import { aHost } from './a-host.ts';

const [AGREED, LATER] = [toPageId('facebook:100064000000001'), toPageId('facebook:100064000000002')];
const HOUR = 3_600_000;
const T0 = Date.UTC(2026, 9, 1, 18);
const NOW = T0 + 3 * HOUR;
const { signal } = new AbortController();

const countsOf = (page: string, by: string, samples: number) => ({
  metric: { by, page, metric: 'likes' },
  values: [[(T0 + HOUR - 1) / 1000, String(samples)] as const],
});

async function joined(origin: string): Promise<{ db: History; id: string }> {
  const db = await newHistory();
  const id = `${origin}/ope2016`;
  await putPool(db, {
    ...{ id, origin, pool: 'ope2016', organiser: 'Somebody', observer: 'v1' as ObserverId, agreedMs: T0 },
    ...{ token: 'abcdefghijklmnopqrstuvwxyz012345', pages: [{ id: AGREED, name: 'One' }] },
  });
  for (const page of [AGREED, LATER]) {
    await write(db, async (tx) => {
      const address = `https://www.facebook.com/profile.php?id=${page.slice(9)}`;
      await meetPage(tx, { id: page, ids: [page], name: 'One', address }, 'likes', T0);
    });
    await keep(db, page, T0 + HOUR, 10);
  }
  return { db, id };
}

const keep = (db: History, page: typeof AGREED, fromMs: number, many: number) =>
  write(db, (tx) =>
    addSamples(
      tx,
      seriesKey({ pageId: page, metric: 'likes' }),
      Array.from({ length: many }, (_, i) => ({
        ...{ atMs: fromMs + i * 1000, value: 1000 - i, step: 1 },
        reader: 'meta-description' as const,
      })),
    ),
  );

/** A pool whose engine counts as told. */
async function poolThat(counts: () => ReturnType<typeof countsOf>[]) {
  return await aHost((response, { path }) => {
    if (path === '/api/v1/query') {
      const result = counts().map((one) => ({ metric: one.metric, value: [NOW / 1000, '1'] }));
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
      return;
    }
    const isCount = path.startsWith('/api/v1/query_range');
    const data = { resultType: 'matrix', result: isCount ? counts() : [] };
    response.end(isCount ? JSON.stringify({ status: 'success', data }) : '');
  });
}

const pushesTo = (asked: readonly { path: string }[]): number =>
  asked.filter(({ path }) => path.startsWith('/write')).length;

describe('Pages that a pool turns out to be about', () => {
  it('are offered; a made-up id is not; and nothing of them is sent before the person agrees', async () => {
    const counts = [countsOf(LATER, 'v2', 5), countsOf('facebook:check', 'v2', 1), countsOf(AGREED, 'v2', 0)];
    const host = await poolThat(() => counts);
    const { db, id } = await joined(host.origin);
    await syncPool(db, id, NOW, signal);
    expect((await db.get('pools', id))?.offered).toEqual([LATER]);
    expect(pushesTo(host.asked)).toBe(1);
    expect(await observersOf(db, id, LATER, 'likes')).toEqual([]);

    await changePool(db, id, (pool) => agreedTo(pool, ['facebook:100064000000003', LATER], NOW));
    const pool = await db.get('pools', id);
    expect(pool?.pages.map((page) => page.id)).toEqual([AGREED, LATER]);
    expect(pool?.offered).toEqual([]);
    expect(pool && (await pendingSamples(db, pool, NOW))).toBe(10);
    await syncPool(db, id, NOW + 1000, signal);
    expect(pushesTo(host.asked)).toBe(2);
  });
});

describe('samples that an import brings in behind the last push', () => {
  it('are pushed with the next comparison', async () => {
    let held = 10;
    const host = await poolThat(() => [
      { ...countsOf(AGREED, 'v1', held), values: [[(T0 + 2 * HOUR - 1) / 1000, String(held)] as const] },
    ]);
    const { db, id } = await joined(host.origin);
    await syncPool(db, id, NOW, signal);
    await syncPool(db, id, NOW + 61_000, signal);
    expect((await db.get('pools', id))?.progress.confirmedMs).toBe(NOW);
    expect(pushesTo(host.asked)).toBe(1);

    await keep(db, AGREED, T0 + HOUR + 500, 5);
    await checkPoolsAnew(db);
    await syncPool(db, id, NOW + 122_000, signal);
    expect(pushesTo(host.asked)).toBe(2);
    held = 15;
    await syncPool(db, id, NOW + 200_000, signal);
    expect((await db.get('pools', id))?.progress.confirmedMs).toBe(NOW);
  });
});
