import '../storage/new-history.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriesKey } from '../../src/core/series/sample.ts';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import { observersOf } from '../../src/storage/pool/pooled-samples.ts';
import type { History } from '../../src/storage/schema.ts';
import { addSamples } from '../../src/storage/series/samples.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { until } from '../../tools/browsers/until.ts';
import { addressesOf, type Engine, freePorts, startEngine } from '../../tools/pool/engine.ts';
import { invite, type PoolFile, tokenOf, writePoolFile } from '../../tools/pool/pool-file.ts';
import { joinAs } from '../../tools/pool/volunteer.ts';

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
  let folder: string;
  let engine: Engine;
  let file: PoolFile;
  let own: { db: History; pool: string };

  /** As the engine holds what an observer pushed. */
  const put = async (by: string, series: readonly { page: string; timestamps: readonly number[] }[]) => {
    const labels = { __name__: 'ebb_n', by, pool: 'ope2016', metric: 'likes', step: '1' };
    const lines = series.map(({ page, timestamps }) => {
      const metric = { ...labels, page, reader: 'meta-description' };
      return JSON.stringify({ metric, values: timestamps.map((_, i) => 100_000_000_000 + i), timestamps });
    });
    const answer = await fetch(`${engine.inner}/api/v1/import`, { method: 'POST', body: lines.join('\n') });
    expect(answer.status).toBe(204);
  };
  const pushed = async (): Promise<number> => {
    const query = new URLSearchParams({
      query: 'sum(count_over_time(ebb_n{by="v1"}[2h]))',
      time: String(NOW / 1000),
      nocache: '1',
    });
    const headers = { authorization: `Bearer ${tokenOf(file, 'v1')}` };
    const answer = (await (await fetch(`${engine.origin}/api/v1/query?${query}`, { headers })).json()) as {
      data: { result: { value: [number, string] }[] };
    };
    return Number(answer.data.result[0]?.value[1] ?? 0);
  };
  const kept = async (db: History, pool: string) => await observersOf(db, pool, PAGE, 'likes');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ebb-pool-flood-'));
    const ports = await freePorts();
    const { origin, inner } = addressesOf(ports);
    file = { origin, pool: 'ope2016', organiser: 'Test', pages: [{ id: PAGE, name: 'One' }], observers: [] };
    const texts: string[] = [];
    for (const name of ['v1', 'v2', 'v3']) {
      const invited = invite(file, name);
      file = invited.file;
      texts.push(invited.text);
    }
    writePoolFile(folder, file, inner);
    engine = await startEngine(folder, ports);
    own = await joinAs('flooded', texts[0] ?? '', [PAGE], HOUR - HOUR_MS);
    const samples = Array.from({ length: 8 }, (_, i) => ({
      ...{ atMs: HOUR + i * MINUTE_MS, value: 1_000_000 - i, step: 1 },
      reader: 'meta-description' as const,
    }));
    await write(own.db, (tx) => addSamples(tx, seriesKey({ pageId: PAGE, metric: 'likes' }), samples));
    const every = (spanMs: number, many: number, fromMs: number): number[] =>
      Array.from({ length: many }, (_, i) => fromMs + i * spanMs);
    const once = [HOUR - MINUTE_MS];
    // An honest one, who reads once a minute for two hours; and one who sends a sample each millisecond.
    await put('v2', [
      { page: PAGE, timestamps: every(MINUTE_MS, 70, HOUR - HOUR_MS) },
      { page: OFFERED, timestamps: once },
    ]);
    await put('v3', [
      { page: PAGE, timestamps: every(1, MANY / 2, HOUR - 10 * MINUTE_MS) },
      { page: PAGE, timestamps: every(1, MANY / 2, HOUR) },
      { page: OFFERED, timestamps: once },
      ...Array.from({ length: MADE_UP }, (_, i) => ({ page: `facebook:${900_000 + i}`, timestamps: once })),
    ]);
    await fetch(`${engine.inner}/internal/force_flush`);
  });
  afterAll(async () => {
    await engine?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps nobody from sending their own, nor from having what the others share; and is named', async () => {
    const { db, pool } = own;
    expect(await syncPool(db, pool, NOW, signal)).toEqual({ added: 70 });
    await until('our own samples in the engine', async () => (await pushed()) === 8);
    expect(await kept(db, pool)).toEqual(['v2']);
    const record = await db.get('pools', pool);
    expect(record?.condition).toEqual({ kind: 'well', atMs: NOW });
    expect(record?.progress.leftOut).toEqual(['v3']);
  });

  it('keeps a Page that two share from being offered neither, however many they make up', async () => {
    const [first] = (await own.db.get('pools', own.pool))?.offered ?? [];
    expect(first).toBe(OFFERED);
  });

  it('is not asked for any more, until a while after it is over', async () => {
    const { db, pool } = own;
    const asked: string[] = [];
    const { fetch: real } = globalThis;
    globalThis.fetch = async (...args) => {
      asked.push(String((args[1] as { body?: unknown } | undefined)?.body ?? ''));
      return await real(...args);
    };
    try {
      expect(await syncPool(db, pool, NOW + MINUTE_MS, signal)).toEqual({ added: 0 });
      expect(decodeURIComponent(asked[0] ?? '')).toContain('by!="v3"');
      expect(asked).toHaveLength(1);
      await syncPool(db, pool, NOW + 72 * HOUR_MS, signal);
    } finally {
      globalThis.fetch = real;
    }
    expect((await db.get('pools', pool))?.progress.leftOut).toEqual([]);
  });
});
