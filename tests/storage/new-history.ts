import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openHistory } from '../../src/storage/database.ts';
import type { History } from '../../src/storage/schema.ts';

/** An empty history of its own. */
export function newHistory(): Promise<History> {
  globalThis.indexedDB = new IDBFactory();
  return openHistory();
}
