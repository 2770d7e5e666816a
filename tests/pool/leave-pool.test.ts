import '../storage/new-history.ts';
import { describe, expect, it } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import { findObserverId, type ObserverId } from '../../src/core/pool/observer.ts';
import { seriesKey } from '../../src/core/series/sample.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { meetPage } from '../../src/storage/pages/pages.ts';
import { observersOf } from '../../src/storage/pool/pooled-samples.ts';
import { poolId, putPool, removePool } from '../../src/storage/pool/pools.ts';
import type { History } from '../../src/storage/schema.ts';
import { addSamples } from '../../src/storage/series/samples.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { newHistory } from '../storage/new-history.ts';
import { aHost } from './a-host.ts';

const PAGE = toPageId('facebook:100064000000001');
const T0 = Date.UTC(2026, 9, 1, 18);
const MINUTE_MS = 60_000;
const NOW = T0 + 3 * 60 * MINUTE_MS;

const anObserver = (name: string): ObserverId => {
  const observer = findObserverId(name);
  if (observer === undefined) throw new Error(`${name} is no observer's name`);
  return observer;
};

/** What another observer shared, as the engine tells it. */
const THEIRS = JSON.stringify({
  metric: { __name__: 'ebb_n', by: 'v2', metric: 'likes', page: PAGE, reader: 'meta-description', step: '1' },
  values: [1_000_000, 999_990],
  timestamps: [NOW - 2 * MINUTE_MS, NOW - MINUTE_MS],
});
const COUNTS = JSON.stringify({
  status: 'success',
  data: {
    resultType: 'matrix',
    result: [
      {
        metric: { by: 'v2', page: PAGE, metric: 'likes' },
        values: [[(T0 + 60 * MINUTE_MS - 1) / 1000, '2']],
      },
    ],
  },
});

/** A history with three hours of one Page, in a pool at this address. */
async function joined(origin: string): Promise<{ db: History; id: string }> {
  const db = await newHistory();
  const pool = { origin, pool: 'ope2016' };
  const id = poolId(pool);
  await putPool(db, {
    id,
    ...pool,
    organiser: 'Somebody',
    observer: anObserver('v1'),
    token: 'abcdefghijklmnopqrstuvwxyz012345',
    pages: [{ id: PAGE, name: 'One' }],
    agreedMs: T0,
  });
  await write(db, async (tx) => {
    const address = 'https://www.facebook.com/profile.php?id=100064000000001';
    await meetPage(tx, { id: PAGE, ids: [PAGE], name: 'One', address }, 'likes', T0);
    const samples = Array.from({ length: 180 }, (_, i) => ({
      atMs: T0 + i * MINUTE_MS,
      value: 1_000_000 - i,
      step: 1,
      reader: 'meta-description' as const,
    }));
    await addSamples(tx, seriesKey({ pageId: PAGE, metric: 'likes' }), samples);
  });
  return { db, id };
}

const answers = (path: string): string => {
  if (path.startsWith('/api/v1/export')) return THEIRS;
  return path.startsWith('/api/v1/query_range') ? COUNTS : '';
};

/** Two rounds, during which the person leaves while the pool is at its n-th answer; never at 0. */
async function roundLeftAt(answer: number, others: 'keep' | 'delete') {
  let left: Promise<unknown> = Promise.resolve();
  let world: { db: History; id: string } | undefined;
  const host = await aHost((response, { path }) => {
    if (host.asked.length === answer && world) left = removePool(world.db, world.id, others);
    left.then(() => response.end(answers(path)));
  });
  world = await joined(host.origin);
  for (const nowMs of [NOW, NOW + MINUTE_MS])
    await syncPool(world.db, world.id, nowMs, new AbortController().signal);
  return { ...world, asked: host.asked.map(({ path }) => path.split('?')[0]) };
}

const [PULL, PUSH, COUNT, PAGES] = ['/api/v1/export', '/write', '/api/v1/query_range', '/api/v1/query'];
const WHOLE = [
  // The first round: live, our three hours, others' hours and the one that is not here, and of which Pages there are more.
  ...[PULL, PUSH, COUNT, PULL, PAGES],
  // The second: the same without a push; then our own hours, of which this pool holds none.
  ...[PULL, COUNT, PULL, PAGES, COUNT, PUSH],
];

describe('a pool that is left while a round with it runs', () => {
  it('is asked all this in two rounds that nobody ends', async () => {
    const { db, id, asked } = await roundLeftAt(0, 'keep');
    expect(asked).toEqual(WHOLE);
    expect(await observersOf(db, id, PAGE, 'likes')).toEqual(['v2']);
  });

  it.each(WHOLE.map((path, i) => [i + 1, path] as const))(
    'is asked nothing after its answer %i, to %s, and that answer is not kept',
    async (answer) => {
      const { db, id, asked } = await roundLeftAt(answer, 'delete');
      expect(asked).toEqual(WHOLE.slice(0, answer));
      expect(await observersOf(db, id, PAGE, 'likes')).toEqual([]);
      expect(await db.getAllKeys('pools')).toEqual([]);
    },
  );
});
