import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { closeHistory, openHistory } from '../../src/storage/database.ts';
import type { History } from '../../src/storage/schema.ts';

/** An empty history of its own. */
export async function newHistory(): Promise<History> {
  await closeHistory();
  globalThis.indexedDB = new IDBFactory();
  return openHistory();
}
