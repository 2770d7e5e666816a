import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { browser } from '../platform/browser.ts';
import { migrations, SCHEMA_VERSION } from './migrations.ts';
import type { History, HistorySchema } from './schema.ts';

const FIRST_NAME = 'ebb-history';
/** Where the browser's local storage says which database is in use, once the first one is not. */
const NUMBER_KEY = 'history-number';

/** The connection of this context; a connection, not a truth: it may end at any time and is opened again. */
let connection: Promise<History> | undefined;

/** Thrown when another window of an older version keeps the database from being upgraded. */
export class HistoryBlockedError extends Error {
  override readonly name = 'HistoryBlockedError';
}

/**
 * Opens the history, or gives the connection that is open, bringing an older schema up to the present one.
 * Closes by itself when another context wants to upgrade or delete the database: ask anew for each piece of
 * work.
 * @throws HistoryBlockedError; DOMException when the browser cannot open it.
 */
export function openHistory(): Promise<History> {
  connection ??= openConnection().catch((error: unknown) => {
    connection = undefined;
    throw error;
  });
  return connection;
}

/** Ends the connection of this context. */
export async function closeHistory(): Promise<void> {
  const closing = connection;
  connection = undefined;
  const db = await closing?.catch(() => undefined);
  db?.close();
}

/** Begins a new history beside one that cannot be opened, which stays as it is. For the background alone. */
export async function beginAnew(): Promise<void> {
  const number = await historyNumber();
  await closeHistory();
  await browser.storage.local.set({ [NUMBER_KEY]: number + 1 });
}

/** The names of databases that could not be opened once, oldest first; to export what can be read of them. */
export async function earlierHistories(): Promise<string[]> {
  return Array.from({ length: (await historyNumber()) - 1 }, (_, i) => nameOf(i + 1));
}

/**
 * Opens such a database as it is, for reading.
 * @throws DOMException when it still cannot be opened.
 */
export const openEarlier = (name: string): Promise<History> => openDB<HistorySchema>(name);

/** Which of the histories that were begun one after the other is in use; 1 is the first. */
export async function historyNumber(): Promise<number> {
  const stored = (await browser.storage.local.get(NUMBER_KEY))[NUMBER_KEY];
  return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 1 ? stored : 1;
}

const nameOf = (number: number): string => (number === 1 ? FIRST_NAME : `${FIRST_NAME}-${number}`);

async function openConnection(): Promise<History> {
  const name = nameOf(await historyNumber());
  return new Promise<History>((resolve, reject) => {
    let isBlocked = false;
    const opening = openDB<HistorySchema>(name, SCHEMA_VERSION, {
      async upgrade(db, from, _to, tx) {
        // A migration sees the database of its own time, not of the present schema.
        const upgrade = {
          db: db as unknown as IDBPDatabase<unknown>,
          tx: tx as unknown as IDBPTransaction<unknown, string[], 'versionchange'>,
        };
        for (const migrate of migrations.slice(from)) await migrate(upgrade);
      },
      blocked() {
        isBlocked = true;
        reject(new HistoryBlockedError('another window keeps the history from being upgraded'));
      },
      blocking: () => void closeHistory(),
      terminated() {
        connection = undefined;
      },
    });
    opening.then((db) => (isBlocked ? db.close() : resolve(db)), reject);
  });
}
