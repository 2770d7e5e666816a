import '../storage/new-history.ts';
import { describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { ObserverId } from '../../src/core/pool/observer.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { readPooled } from '../../src/storage/pool/pooled-samples.ts';
import { putPool } from '../../src/storage/pool/pools.ts';
import { newHistory } from '../storage/new-history.ts';
import { aHost } from './a-host.ts';

const PAGE = toPageId('facebook:100064000000001');
const SECOND_MS = 1000;
const ROUND_MS = 60 * SECOND_MS;
/** Ten minutes within one hour: nothing is had by comparing hours. */
const T0 = Date.UTC(2026, 9, 1, 18, 10);
const END = T0 + 20 * ROUND_MS;
/** The engine finds what it was sent about a second later. */
const FOUND_AFTER_MS = 1500;

interface EngineSample {
  readonly atMs: number;
  /** From then on it is in an answer. */
  readonly foundMs: number;
}

/** Another observer reads every ten seconds and pushes every minute, at this second of it. */
function pushedAt(second: number): EngineSample[] {
  const samples: EngineSample[] = [];
  for (let atMs = T0 - 10 * ROUND_MS; atMs < END; atMs += ROUND_MS / 6) {
    const sinceMs = atMs - T0 - second * SECOND_MS;
    const pushMs = T0 + second * SECOND_MS + Math.ceil(sinceMs / ROUND_MS) * ROUND_MS;
    samples.push({ atMs, foundMs: pushMs + FOUND_AFTER_MS });
  }
  return samples;
}

describe('what others push while both are awake', () => {
  it.each([0, 10, 20, 30, 40, 50, 59])(
    'is had within two minutes of its being read, whenever in the minute they push (second %i)',
    async (second) => {
      const engine = pushedAt(second);
      let nowMs = T0;
      const host = await aHost((response, { path, body }) => {
        const asked = new URLSearchParams(body || path.split('?')[1]);
        if (path.startsWith('/api/v1/query_range')) {
          response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] } }));
          return;
        }
        const [fromMs, toMs] = [asked.get('start'), asked.get('end')].map((text) => Number(text) * 1000);
        const found = engine.filter(
          ({ atMs, foundMs }) => foundMs <= nowMs && atMs >= (fromMs ?? 0) && atMs <= (toMs ?? 0),
        );
        response.end(
          JSON.stringify({
            metric: { by: 'v2', page: PAGE, metric: 'likes', step: '1', reader: 'meta-description' },
            values: found.map(() => 1_000_000),
            timestamps: found.map(({ atMs }) => atMs),
          }),
        );
      });
      const db = await newHistory();
      const id = `${host.origin}/ope2016`;
      await putPool(db, {
        ...{ id, origin: host.origin, pool: 'ope2016', organiser: 'Somebody', observer: 'v1' as ObserverId },
        ...{ token: 'abcdefghijklmnopqrstuvwxyz012345', pages: [{ id: PAGE, name: 'One' }], agreedMs: T0 },
      });
      for (; nowMs <= END; nowMs += ROUND_MS) await syncPool(db, id, nowMs, new AbortController().signal);
      const series = { pool: id, observer: 'v2' as ObserverId, page: PAGE, metric: 'likes' } as const;
      const had = new Set((await readPooled(db, series, 0, END)).map(({ atMs }) => atMs));
      const missed = engine.filter(
        ({ atMs }) => atMs <= END - 2 * ROUND_MS - FOUND_AFTER_MS && !had.has(atMs),
      );
      expect(missed).toEqual([]);
    },
  );
});

it('keeps nothing more of an answer once the round is over, however long the answer is', async () => {
  const line = (by: string): string =>
    JSON.stringify({
      metric: { by, page: PAGE, metric: 'likes', step: '1', reader: 'meta-description' },
      values: [1_000_000],
      timestamps: [T0 - ROUND_MS],
    });
  const host = await aHost((response) => response.end(['v2', 'v3', 'v4', 'v5'].map(line).join('\n')));
  const db = await newHistory();
  const id = `${host.origin}/ope2016`;
  await putPool(db, {
    ...{ id, origin: host.origin, pool: 'ope2016', organiser: 'Somebody', observer: 'v1' as ObserverId },
    ...{ token: 'abcdefghijklmnopqrstuvwxyz012345', pages: [{ id: PAGE, name: 'One' }], agreedMs: T0 },
  });
  const round = new AbortController();
  const { put } = IDBObjectStore.prototype;
  const kept = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    if (this.name === 'pooled') round.abort();
    return put.apply(this, given);
  });
  await expect(syncPool(db, id, T0, round.signal)).rejects.toThrow();
  kept.mockRestore();
  expect(await db.count('pooled')).toBe(1);
});
