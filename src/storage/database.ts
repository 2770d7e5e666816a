import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { migrations, SCHEMA_VERSION } from './migrations.ts';
import type { History, HistorySchema } from './schema.ts';

const NAME = 'ebb-history';

/** The connection of this context; a connection, not a truth: it may end at any time and is opened again. */
let connection: Promise<History> | undefined;

/**
 * Opens the history, or gives the connection that is open, bringing an older schema up to the present one.
 * Closes by itself when another context wants to upgrade or delete the database: ask anew for each piece of
 * work.
 * @throws DOMException when the browser cannot open it.
 */
export function openHistory(): Promise<History> {
  connection ??= openConnection();
  return connection;
}

/** Ends the connection of this context. */
export async function closeHistory(): Promise<void> {
  const closing = connection;
  connection = undefined;
  const db = await closing?.catch(() => undefined);
  db?.close();
}

async function openConnection(): Promise<History> {
  const forget = (): void => {
    connection = undefined;
  };
  try {
    return await openDB<HistorySchema>(NAME, SCHEMA_VERSION, {
      async upgrade(db, from, _to, tx) {
        // A migration sees the database of its own time, not of the present schema.
        const upgrade = {
          db: db as unknown as IDBPDatabase<unknown>,
          tx: tx as unknown as IDBPTransaction<unknown, string[], 'versionchange'>,
        };
        for (const migrate of migrations.slice(from)) await migrate(upgrade);
      },
      blocking() {
        void closeHistory();
      },
      terminated: forget,
    });
  } catch (error) {
    forget();
    throw error;
  }
}
