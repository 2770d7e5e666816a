import './fake-extension.ts';
import { readdir, readFile } from 'node:fs/promises';
import { openDB, unwrap } from 'idb';
import { describe, expect, it } from 'vitest';
import { earlierHistories, openEarlier } from '../../src/storage/database.ts';
import { readPageViews } from '../../src/storage/pages/page-views.ts';
import { readSamples } from '../../src/storage/series/samples.ts';
import { exportJson } from '../../src/storage/transfer/export-history.ts';
import { importHistory } from '../../src/storage/transfer/import-history.ts';
import { dump, parse, restore } from './dump.ts';
import { fake } from './fake-extension.ts';
import { newHistory } from './new-history.ts';
import { INWI, MEDITEL, START } from './sample-history.ts';

// Databases of the builds before 0.2.0, of each schema they had, stored by those builds.
const folder = new URL('fixtures/', import.meta.url);
const files = (await readdir(folder)).filter((name) => name.startsWith('history-'));
const FOREVER = Number.MAX_SAFE_INTEGER;
const NOW = START + 2 * 24 * 3_600_000;

async function stored(name: string, as = 'ebb-history') {
  const earlier = parse(await readFile(new URL(name, folder), 'utf8'));
  await restore(as, earlier);
  return earlier;
}

async function exported(history: Awaited<ReturnType<typeof earlierHistories>>[number]): Promise<string> {
  const db = await openEarlier(history);
  let text = '';
  for await (const piece of exportJson(db, NOW, { isFormer: history.kind === 'former' })) text += piece;
  db.close();
  return text;
}

describe('a history of a build before 0.2.0', () => {
  it('is stored here in every schema there was', () => expect(files).toHaveLength(3));

  it.each(files)('%s is found, saved as an export, and imports here, ids and all', async (name) => {
    const db = await newHistory();
    const earlier = await stored(name);
    const [found, ...more] = await earlierHistories();
    expect(found).toEqual({ name: 'ebb-history', kind: 'former' });
    expect(more).toEqual([]);
    if (!found) return;
    const text = await exported(found);

    expect(await importHistory(db, JSON.parse(text), NOW)).toMatchObject({
      kind: 'imported',
      samplesAdded: 453,
      samplesKnown: 0,
    });
    const views = await readPageViews(db);
    expect(views.map(({ page }) => page)).toMatchObject(
      [INWI, MEDITEL].map(({ id, name, address }) => ({ id, name, address })),
    );
    const samples = await readSamples(db, { pageId: INWI.id, metric: 'likes' }, 0, FOREVER);
    expect(samples.map(({ atMs, value }) => [atMs, value])).toEqual(
      Array.from({ length: 400 }, (_, i) => [START + 30_000 * i, 900_000 - 70 * i]),
    );
    expect(await db.getAll('notes')).toMatchObject([{ text: 'appel au boycott', pageId: INWI.id }]);
    expect(await db.getAll('campaigns')).toMatchObject([
      { name: 'VoIP', targets: [INWI.id, MEDITEL.id], baseline: [{ pageId: INWI.id, value: 900_000 }] },
    ]);
    expect((await db.getAll('events')).length).toBeGreaterThan(0);

    // The database itself stays as it was.
    const left = await openDB('ebb-history');
    expect(await dump(unwrap(left))).toEqual(earlier);
    left.close();
  });

  it('is found with those that were begun after it, and asking for one that is not there makes none', async () => {
    await newHistory();
    expect(await earlierHistories()).toEqual([]);
    fake.browser.storage.local.items.set('history-number', 2);
    expect(await earlierHistories()).toEqual([]);
    await stored('history-3.json', 'ebb-history-2');
    expect(await earlierHistories()).toEqual([{ name: 'ebb-history-2', kind: 'former' }]);
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['ebb', 'ebb-history-2']);
  });
});
