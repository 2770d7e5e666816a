import './fake-extension.ts';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  beginAnew,
  closeHistory,
  earlierHistories,
  HistoryBlockedError,
  openEarlier,
  openHistory,
} from '../../src/storage/database.ts';
import { exportJson } from '../../src/storage/export-history.ts';
import { SCHEMA_VERSION } from '../../src/storage/migrations.ts';
import { readPageViews } from '../../src/storage/page-views.ts';
import { newHistory } from './new-history.ts';
import { fillHistory, INWI, START } from './sample-history.ts';

beforeEach(async () => {
  await newHistory();
});

/** Leaves the history as a later version of the extension would. */
async function upgradeBeyond(): Promise<void> {
  await closeHistory();
  (await openDB('ebb-history', SCHEMA_VERSION + 97)).close();
}

describe('the database', () => {
  it('is opened once for a context, and again after it was closed', async () => {
    const db = await openHistory();
    expect(await openHistory()).toBe(db);
    await closeHistory();
    expect(await openHistory()).not.toBe(db);
  });

  it('steps aside for a context that wants to upgrade it', async () => {
    const before = await openHistory();
    const later = await openDB('ebb-history', SCHEMA_VERSION + 1);
    expect(later.version).toBe(SCHEMA_VERSION + 1);
    expect(() => before.transaction('pages')).toThrow();
    later.close();
  });

  it('says so when another window of an older version blocks the upgrade, and opens once that is gone', async () => {
    await closeHistory();
    indexedDB.deleteDatabase('ebb-history');
    const old = await openDB('ebb-history', 1, { upgrade: (db) => void db.createObjectStore('x') });
    await expect(openHistory()).rejects.toBeInstanceOf(HistoryBlockedError);
    old.close();
  });

  it('of a later version cannot be opened; a new one is begun beside it and nothing is deleted', async () => {
    await fillHistory(await openHistory());
    await upgradeBeyond();
    await expect(openHistory()).rejects.toMatchObject({ name: 'VersionError' });
    await beginAnew();
    expect(await readPageViews(await openHistory())).toEqual([]);
    expect((await openHistory()).name).toBe('ebb-history-2');
    expect(await earlierHistories()).toEqual(['ebb-history']);
  });

  it('that was left behind can still be exported', async () => {
    await fillHistory(await openHistory());
    await upgradeBeyond();
    await beginAnew();
    let text = '';
    for await (const piece of exportJson(await openEarlier('ebb-history'), START)) text += piece;
    expect(JSON.parse(text).pages[0].id).toBe(INWI.id);
    expect(JSON.parse(text).series.flatMap((one: { samples: unknown[] }) => one.samples)).toHaveLength(453);
  });
});
