import './fake-extension.ts';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beginAnew,
  closeHistory,
  earlierHistories,
  HistoryBlockedError,
  openAs,
  openEarlier,
  openHistory,
} from '../../src/storage/database.ts';
import { SCHEMA_VERSION } from '../../src/storage/migrations.ts';
import { DamagedBytesError } from '../../src/storage/packing/varint.ts';
import { readPageViews } from '../../src/storage/pages/page-views.ts';
import { exportJson } from '../../src/storage/transfer/export-history.ts';
import { fake } from './fake-extension.ts';
import { newHistory } from './new-history.ts';
import { fillHistory, INWI, START } from './sample-history.ts';

beforeEach(async () => {
  await newHistory();
});

/** Leaves the history as a later version of the extension would. */
async function upgradeBeyond(): Promise<void> {
  await closeHistory();
  (await openDB('ebb', SCHEMA_VERSION + 97)).close();
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
    const later = await openDB('ebb', SCHEMA_VERSION + 1);
    expect(later.version).toBe(SCHEMA_VERSION + 1);
    expect(() => before.transaction('pages')).toThrow();
    later.close();
  });

  it('says so when another window of an older version blocks the upgrade, and opens once that is gone', async () => {
    await closeHistory();
    const events = { close: () => undefined, ended: () => undefined };
    const step = () => undefined;
    const old = await openAs('made-up', [step], events);
    await expect(openAs('made-up', [step, step], events)).rejects.toBeInstanceOf(HistoryBlockedError);
    old.close();
    const later = await openAs('made-up', [step, step], events);
    expect(later.version).toBe(2);
    later.close();
  });

  it('of a later version cannot be opened; a new one is begun beside it and nothing is deleted', async () => {
    await fillHistory(await openHistory());
    await upgradeBeyond();
    await expect(openHistory()).rejects.toMatchObject({ name: 'VersionError' });
    await beginAnew(1);
    expect(await readPageViews(await openHistory())).toEqual([]);
    expect((await openHistory()).name).toBe('ebb-2');
    expect(await earlierHistories()).toEqual([{ name: 'ebb', kind: 'unopened' }]);
  });

  it('is begun anew once, however many find that it cannot be opened, and nobody opens the old one meanwhile', async () => {
    await fillHistory(await openHistory());
    await closeHistory();
    const meanwhile: Promise<{ name: string }>[] = [];
    const { local } = fake.browser.storage;
    const set = local.set.bind(local);
    const noted = vi.spyOn(local, 'set').mockImplementation(async (items) => {
      // Another piece of work of this context asks for the history just now.
      meanwhile.push(openHistory());
      await set(items);
    });
    await Promise.all([beginAnew(1), beginAnew(1)]);
    await beginAnew(1);
    noted.mockRestore();
    await Promise.allSettled(meanwhile);
    expect((await openHistory()).name).toBe('ebb-2');
    await closeHistory();
    expect((await openHistory()).name).toBe('ebb-2');
  });

  it('that was left behind can still be exported', async () => {
    await fillHistory(await openHistory());
    await upgradeBeyond();
    await beginAnew(1);
    let text = '';
    for await (const piece of exportJson(await openEarlier({ name: 'ebb', kind: 'unopened' }), START))
      text += piece;
    expect(JSON.parse(text).pages[0].id).toBe(INWI.id);
    expect(JSON.parse(text).series.flatMap((one: { samples: unknown[] }) => one.samples)).toHaveLength(453);
  });

  it('that is damaged, or has not every store, gives what can be read of it and says what cannot', async () => {
    await fillHistory(await openHistory());
    await closeHistory();
    const damaged = await openDB('ebb', SCHEMA_VERSION + 1, {
      async upgrade(db, _from, _to, tx) {
        db.deleteObjectStore('notes');
        const cursor = await tx.objectStore('chunks').openCursor();
        await cursor?.update({ ...cursor.value, bytes: new Uint8Array([1, 0x80]) });
      },
    });
    const [first] = await damaged.getAll('chunks');
    const whole = (await damaged.getAll('chunks')).reduce((sum, { samples }) => sum + samples, 0);
    damaged.close();
    const db = await openEarlier({ name: 'ebb', kind: 'unopened' });
    const unreadable: unknown[] = [];
    let text = '';
    for await (const piece of exportJson(db, START, { onUnreadable: (error) => unreadable.push(error) }))
      text += piece;
    const file = JSON.parse(text);
    const read = file.series.flatMap((one: { samples: unknown[] }) => one.samples);
    expect(read).toHaveLength(whole - first.samples);
    expect(read.length).toBeGreaterThan(100);
    expect(file.notes).toEqual([]);
    expect(unreadable).toEqual([expect.any(DamagedBytesError)]);
    // An export that nobody watches for damage is whole or none.
    const unwatched = async (): Promise<void> => {
      for await (const _piece of exportJson(db, START));
    };
    await expect(unwatched()).rejects.toBeInstanceOf(DamagedBytesError);
    db.close();
  });
});
