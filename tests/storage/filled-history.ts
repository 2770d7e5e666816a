import { unwrap } from 'idb';
import type { History, StoreName } from '../../src/storage/schema.ts';
import { newHistory } from './new-history.ts';

interface CopiedStore {
  readonly name: StoreName;
  readonly records: readonly { readonly key: IDBValidKey; readonly value: unknown }[];
}

/**
 * A history that is filled once, and had again by each test as a database of its own: filling it replays every sample,
 * which takes most of a second.
 * @param fill gives the history to start from, in a database of its own.
 */
export function filledHistory(fill: () => Promise<History>): () => Promise<History> {
  let copied: Promise<readonly CopiedStore[]> | undefined;
  return async () => {
    copied ??= fill().then(copyStores);
    const stores = await copied;
    const db = await newHistory();
    const tx = db.transaction([...db.objectStoreNames], 'readwrite');
    for (const { name, records } of stores) {
      const store = unwrap(tx.objectStore(name));
      for (const { key, value } of records) store.put(value, store.keyPath === null ? key : undefined);
    }
    await tx.done;
    return db;
  };
}

async function copyStores(db: History): Promise<CopiedStore[]> {
  const stores: CopiedStore[] = [];
  for (const name of db.objectStoreNames) {
    const keys = await db.getAllKeys(name);
    const values: unknown[] = await db.getAll(name);
    stores.push({ name, records: keys.map((key, i) => ({ key, value: values[i] })) });
  }
  return stores;
}
