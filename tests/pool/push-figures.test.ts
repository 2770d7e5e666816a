import '../storage/new-history.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import type { ObserverId } from '../../src/core/pool/observer.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { meetPage } from '../../src/storage/pages/pages.ts';
import { putPool } from '../../src/storage/pool/pools.ts';
import type { History } from '../../src/storage/schema.ts';
import { appendReadings } from '../../src/storage/series/append-readings.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { newHistory } from '../storage/new-history.ts';
import { aHost } from './a-host.ts';

const PAGE = toPageId('facebook:100064000000001');
const T0 = Date.UTC(2026, 9, 1, 18, 5);
const MINUTE_MS = 60_000;
const { signal } = new AbortController();

/** A browser that has joined and a pool that holds nothing. */
async function joined() {
  const host = await aHost((response, { path }) =>
    response.end(
      path.startsWith('/api/v1/query_range')
        ? JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] } })
        : '',
    ),
  );
  const db = await newHistory();
  const id = `${host.origin}/ope2016`;
  await putPool(db, {
    ...{ id, origin: host.origin, pool: 'ope2016', organiser: 'Somebody', observer: 'v1' as ObserverId },
    ...{ token: 'abcdefghijklmnopqrstuvwxyz012345', pages: [{ id: PAGE, name: 'One' }], agreedMs: T0 },
  });
  const address = 'https://www.facebook.com/profile.php?id=100064000000001';
  await write(db, (tx) => meetPage(tx, { id: PAGE, ids: [PAGE], name: 'One', address }, 'likes', T0));
  const figures = (): string[] =>
    host.asked
      .filter(({ path }) => path.startsWith('/write'))
      .flatMap(({ body }) => body.split('\n'))
      .filter((line) => line.startsWith('ebb_figure,'));
  return { db, id, figures };
}

/** The Page loses 133 likes each minute. */
async function read(db: History, fromMinute: number, toMinute: number): Promise<void> {
  for (let minute = fromMinute; minute <= toMinute; minute += 1) {
    const atMs = T0 + minute * MINUTE_MS;
    const count = { value: 2_000_000 - 133 * minute, step: 1 };
    const readings = [{ metric: 'likes', count, reader: 'meta-description' }] as const;
    await write(db, (tx) => appendReadings(tx, PAGE, readings, { atMs, nowMs: atMs, leastSpanMs: 0 }));
  }
}

describe('what is pushed for who reads along', () => {
  it('is the rate of each series as of its newest sample, with its interval and method, once', async () => {
    const { db, id, figures } = await joined();
    await read(db, 0, 30);
    await syncPool(db, id, T0 + 30 * MINUTE_MS + 1000, signal);
    await syncPool(db, id, T0 + 30 * MINUTE_MS + 2000, signal);
    expect(figures()).toHaveLength(1);
    const [, rate, low, high, at] =
      /^ebb_figure,page=facebook:100064000000001,metric=likes,method=multi-process\\ \d+ rate=([-\d.]+),low=([-\d.]+),high=([-\d.]+) (\d+)$/
        .exec(figures()[0] ?? '')
        ?.map(Number) ?? [];
    expect(at).toBe(T0 + 30 * MINUTE_MS);
    expect(rate).toBeGreaterThan(-150);
    expect(rate).toBeLessThan(-115);
    expect(low).toBeLessThan(-133);
    expect(high).toBeGreaterThan(-133);
    await read(db, 31, 31);
    await syncPool(db, id, T0 + 31 * MINUTE_MS + 1000, signal);
    expect(figures()).toHaveLength(2);
    expect(figures()[1]).toMatch(` ${T0 + 31 * MINUTE_MS}`);
  });

  it('is there where another look came in while the round began', async () => {
    const { db, id, figures } = await joined();
    await read(db, 0, 30);
    await syncPool(db, id, T0 + 30 * MINUTE_MS - 1, signal);
    expect(figures()).toEqual([expect.stringMatching(` ${T0 + 30 * MINUTE_MS}$`)]);
  });

  it('is no figure while a view would show none', async () => {
    const { db, id, figures } = await joined();
    await read(db, 0, 0);
    await syncPool(db, id, T0 + 1000, signal);
    expect(figures()).toEqual([]);
  });

  it('is all that the organiser’s dashboard asks for', () => {
    const dashboard = readFileSync('pool/grafana.json', 'utf8');
    expect([...new Set(dashboard.match(/\bebb_\w+/g))].sort()).toEqual([
      'ebb_figure_high',
      'ebb_figure_low',
      'ebb_figure_rate',
      'ebb_n',
    ]);
  });
});
