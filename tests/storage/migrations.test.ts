import 'fake-indexeddb/auto';
import './fake-extension.ts';
import { unwrap } from 'idb';
import { describe, expect, it } from 'vitest';
import { openAs } from '../../src/storage/database.ts';
import { type Migration, migrations } from '../../src/storage/migrations.ts';
import type { HistorySchema } from '../../src/storage/schema.ts';
import { dump } from './dump.ts';
import { newHistory } from './new-history.ts';
import { fillHistory } from './sample-history.ts';

const nothing = { close: () => undefined, ended: () => undefined };

/** The next step of a schema, as it might be: a new store, and a word more in every note. */
const madeUp: Migration = async ({ db, tx }) => {
  db.createObjectStore('moods');
  let cursor = await tx.objectStore('notes').openCursor();
  while (cursor) {
    await cursor.update?.({ ...cursor.value, mood: 'calm' });
    cursor = await cursor.continue();
  }
};

describe('the schema', () => {
  it('has its stores', async () => {
    expect([...(await newHistory()).objectStoreNames]).toEqual([
      ...[
        'buckets',
        'campaigns',
        'chunks',
        'damaged',
        'events',
        'filters',
        'joint',
        'notes',
        'pages',
        'pairs',
      ],
      ...['pooled', 'pools', 'refusals', 'roads', 'series', 'setApart', 'upkeep', 'watchEvents', 'watches'],
    ]);
  });

  it('takes another step with all that was kept', async () => {
    const before = await newHistory();
    await fillHistory(before);
    const kept = await dump(unwrap(before));
    expect(kept.stores['notes']?.records).toHaveLength(1);
    before.close();

    const after = await openAs<HistorySchema>(before.name, [...migrations, madeUp], nothing);
    expect(after.version).toBe(migrations.length + 1);
    const { moods, notes, ...others } = (await dump(unwrap(after))).stores;
    const { notes: notesBefore, ...othersBefore } = kept.stores;
    expect(others).toEqual(othersBefore);
    expect(moods?.records).toEqual([]);
    expect(notes?.records).toEqual(
      notesBefore?.records.map(([key, note]) => [key, { ...(note as object), mood: 'calm' }]),
    );
    after.close();
  });

  it('is left as it was by a step that fails, and takes it the next time', async () => {
    const before = await newHistory();
    await fillHistory(before);
    const kept = await dump(unwrap(before));
    before.close();
    const failing: Migration = async (upgrade) => {
      await madeUp(upgrade);
      throw new Error('not today');
    };
    await expect(openAs(before.name, [...migrations, failing], nothing)).rejects.toThrow('not today');
    const still = await openAs<HistorySchema>(before.name, migrations, nothing);
    expect(await dump(unwrap(still))).toEqual(kept);
    still.close();
    const after = await openAs(before.name, [...migrations, madeUp], nothing);
    expect(after.version).toBe(migrations.length + 1);
    after.close();
  });

  it('runs only the steps that a database has not taken', async () => {
    const taken: string[] = [];
    const step =
      (name: string): Migration =>
      () =>
        void taken.push(name);
    const steps = ['first', 'second', 'third'].map(step);
    for (const many of [1, 1, 3]) (await openAs('made-up', steps.slice(0, many), nothing)).close();
    expect(taken).toEqual(['first', 'second', 'third']);
  });
});
