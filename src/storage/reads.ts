import type { IDBPTransaction } from 'idb';
import type { History, HistorySchema, StoreName } from './schema.ts';

/** The plain reads that an open history and a transaction over it have in common. */
export type HistoryReads = Pick<
  History,
  'get' | 'getAll' | 'getAllKeys' | 'getAllFromIndex' | 'getAllKeysFromIndex'
>;

/** Reads inside a transaction: they see what it has written so far. */
export const readsIn = (
  tx: IDBPTransaction<HistorySchema, StoreName[], 'readonly' | 'readwrite'>,
): HistoryReads => ({
  get: (name, key) => tx.objectStore(name).get(key),
  getAll: (name, query, count) => tx.objectStore(name).getAll(query, count),
  getAllKeys: (name, query, count) => tx.objectStore(name).getAllKeys(query, count),
  getAllFromIndex: (name, index, query, count) => tx.objectStore(name).index(index).getAll(query, count),
  getAllKeysFromIndex: (name, index, query, count) =>
    tx.objectStore(name).index(index).getAllKeys(query, count),
});

/** What a Page's series are read from. */
const SERIES_STORES: StoreName[] = ['pages', 'pairs', 'series', 'joint', 'chunks', 'buckets'];

/**
 * Reads of Pages and their series, all as of one moment: a transaction for many of them costs a fifth of one for each.
 * It is over as soon as anything else is waited for.
 */
export const readsOfSeries = (db: History): HistoryReads => readsOf(db, SERIES_STORES);

/** The same of some stores. */
export const readsOf = (db: History, stores: StoreName[]): HistoryReads =>
  readsIn(db.transaction(stores, 'readonly'));
