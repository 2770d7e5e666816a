import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { migrations, SCHEMA_VERSION } from './migrations.ts';
import type { History, HistorySchema } from './schema.ts';

const NAME = 'ebb-history';

/**
 * Opens the history, bringing an older schema up to the present one. Closes by itself when another context
 * wants to upgrade or delete it; open it again then.
 * @throws DOMException when the browser cannot open it.
 */
export function openHistory(): Promise<History> {
  return openDB<HistorySchema>(NAME, SCHEMA_VERSION, {
    async upgrade(db, from, _to, tx) {
      // A migration sees the database of its own time, not of the present schema.
      const upgrade = {
        db: db as unknown as IDBPDatabase<unknown>,
        tx: tx as unknown as IDBPTransaction<unknown, string[], 'versionchange'>,
      };
      for (const migrate of migrations.slice(from)) await migrate(upgrade);
    },
    blocking(_current, _wanted, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}
