import './fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { closeHistory, openHistory } from '../../src/storage/database.ts';
import type { History } from '../../src/storage/schema.ts';
import { fake } from './fake-extension.ts';

/** An empty history of its own. */
export async function newHistory(): Promise<History> {
  await closeHistory();
  fake.browser.storage.local.items.clear();
  globalThis.indexedDB = new IDBFactory();
  return openHistory();
}
