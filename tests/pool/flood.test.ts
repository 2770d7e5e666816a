import '../storage/new-history.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriesKey } from '../../src/core/series/sample.ts';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { observersOf } from '../../src/storage/pool/pooled-samples.ts';
import type { History } from '../../src/storage/schema.ts';
import { addSamples } from '../../src/storage/series/samples.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { until } from '../../tools/browsers/until.ts';
import { joinAs } from '../../tools/pool/volunteer.ts';
import { APool } from './a-pool.ts';

const PAGE = numberedId('100064000000001');
const OFFERED = numberedId('100064000000002');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Ten minutes after a whole hour: the last closed one lies just before. */
const HOUR = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
const NOW = HOUR + 10 * MINUTE_MS;
/** In one answer of the engine these are 18 MB. */
const MANY = 700_000;
/** Made-up Pages, so many that counting their hours one by one would fill an answer. */
const MADE_UP = 3_000;

const { signal } = new AbortController();

describe('one observer who floods a pool', () => {
  let pool: APool;
  let own: { db: History; pool: string };

  const kept = async (db: History, pool: string) => await observersOf(db, pool, PAGE, 'likes');

  beforeAll(async () => {
    pool = await APool.open([PAGE], ['v1', 'v2', 'v3']);
    own = await joinAs('flooded', pool.invitation('v1'), [PAGE], HOUR - HOUR_MS);
    const samples = Array.from({ length: 8 }, (_, i) => ({
      ...{ atMs: HOUR + i * MINUTE_MS, value: 1_000_000 - i, step: 1 },
      reader: 'meta-description' as const,
    }));
    await write(own.db, (tx) => addSamples(tx, seriesKey({ pageId: PAGE, metric: 'likes' }), samples));
    const every = (spanMs: number, many: number, fromMs: number): number[] =>
      Array.from({ length: many }, (_, i) => fromMs + i * spanMs);
    const once = [HOUR - MINUTE_MS];
    // An honest one, who reads once a minute for two hours; and one who sends a sample each millisecond.
    await pool.put('v2', [
      { page: PAGE, timestamps: every(MINUTE_MS, 70, HOUR - HOUR_MS) },
      { page: OFFERED, timestamps: once },
    ]);
    await pool.put('v3', [
      { page: PAGE, timestamps: every(1, MANY / 2, HOUR - 10 * MINUTE_MS) },
      { page: PAGE, timestamps: every(1, MANY / 2, HOUR) },
      { page: OFFERED, timestamps: once },
      ...Array.from({ length: MADE_UP }, (_, i) => ({ page: `facebook:${900_000 + i}`, timestamps: once })),
    ]);
  });
  afterAll(() => pool?.close());

  it('keeps nobody from sending their own, nor from having what the others share; and is named', async () => {
    const { db, pool: id } = own;
    expect(await syncPool(db, id, NOW, signal)).toEqual({ added: 70 });
    await until('our own samples in the engine', async () => (await pool.held('v1', NOW)) === 8);
    expect(await kept(db, id)).toEqual(['v2']);
    const record = await db.get('pools', id);
    expect(record?.condition).toEqual({ kind: 'well', atMs: NOW });
    expect(record?.progress.leftOut).toEqual(['v3']);
  });

  it('keeps a Page that two share from being offered neither, however many they make up', async () => {
    const [first] = (await own.db.get('pools', own.pool))?.offered ?? [];
    expect(first).toBe(OFFERED);
  });

  it('is not asked for any more, until a while after it is over', async () => {
    const { db, pool: id } = own;
    const asked: string[] = [];
    const { fetch: real } = globalThis;
    globalThis.fetch = async (...args) => {
      asked.push(String((args[1] as { body?: unknown } | undefined)?.body ?? ''));
      return await real(...args);
    };
    try {
      expect(await syncPool(db, id, NOW + MINUTE_MS, signal)).toEqual({ added: 0 });
      expect(decodeURIComponent(asked[0] ?? '')).toContain('by!="v3"');
      expect(asked).toHaveLength(1);
      await syncPool(db, id, NOW + 72 * HOUR_MS, signal);
    } finally {
      globalThis.fetch = real;
    }
    expect((await db.get('pools', id))?.progress.leftOut).toEqual([]);
  });
});
