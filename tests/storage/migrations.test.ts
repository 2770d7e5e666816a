import './fake-extension.ts';
import { readdir, readFile } from 'node:fs/promises';
import { unwrap } from 'idb';
import { describe, expect, it } from 'vitest';
import { closeHistory, openHistory } from '../../src/storage/database.ts';
import { migrations, SCHEMA_VERSION } from '../../src/storage/migrations.ts';
import { readPageViews } from '../../src/storage/pages/page-views.ts';
import { appendReadings } from '../../src/storage/series/append-readings.ts';
import { readSamples } from '../../src/storage/series/samples.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { dump, parse, restore } from './dump.ts';
import { newHistory } from './new-history.ts';
import { INWI, MEDITEL, START } from './sample-history.ts';

const folder = new URL('fixtures/', import.meta.url);
const files = (await readdir(folder)).filter((name) => name.startsWith('history-'));
const FOREVER = Number.MAX_SAFE_INTEGER;

describe('the schema', () => {
  it('has a database of every version to test its migrations with', () => {
    const versions = files.map((name) => Number(/\d+/.exec(name)?.[0])).toSorted((a, b) => a - b);
    expect(versions).toEqual(migrations.map((_step, i) => i + 1));
  });

  it.each(files)('opens %s with all that was kept in it', async (name) => {
    await newHistory();
    await closeHistory();
    const earlier = parse(await readFile(new URL(name, folder), 'utf8'));
    indexedDB.deleteDatabase('ebb-history');
    await restore('ebb-history', earlier);

    const db = await openHistory();
    expect(db.version).toBe(SCHEMA_VERSION);
    const present = await dump(unwrap(db));
    for (const [store, { records }] of Object.entries(earlier.stores)) {
      expect(present.stores[store]?.records, store).toEqual(records);
    }

    const views = await readPageViews(db);
    expect(views.map(({ page }) => page)).toEqual([INWI, MEDITEL]);
    expect(views.map(({ watch }) => watch.kind)).toEqual(['measuring', 'not-measuring']);
    const samples = await readSamples(db, { pageId: INWI.id, metric: 'likes' }, 0, FOREVER);
    expect(samples.map(({ value }) => value)).toEqual(
      Array.from({ length: 400 }, (_, i) => 900_000 - 70 * i),
    );
    expect(samples.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 400 }, (_, i) => START + 30_000 * i),
    );
  });

  it.each(files)('goes on measuring in %s from where it was', async (name) => {
    await newHistory();
    await closeHistory();
    indexedDB.deleteDatabase('ebb-history');
    await restore('ebb-history', parse(await readFile(new URL(name, folder), 'utf8')));
    const db = await openHistory();
    const atMs = START + 30_000 * 401;
    const readings = [{ metric: 'likes', count: { value: 871_930, step: 1 }, reader: 'page-data' }] as const;
    const { admissions } = await write(db, (tx) =>
      appendReadings(tx, INWI.id, readings, { atMs, nowMs: atMs, leastSpanMs: 15_000 }),
    );
    expect(admissions).toEqual([{ kind: 'admitted' }]);
    const likes = (await readPageViews(db))[0]?.series.find(({ metric }) => metric === 'likes');
    expect(likes?.sampleCount).toBe(401);
    expect(likes?.rate.kind === 'rate' && likes.rate.perMinute).toBeCloseTo(-140, 0);
  });
});
