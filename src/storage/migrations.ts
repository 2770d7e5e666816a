import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** The database as a migration meets it: of whatever version, so without the present schema's types. */
export interface Upgrade {
  readonly db: IDBPDatabase<unknown>;
  readonly tx: IDBPTransaction<unknown, string[], 'versionchange'>;
}

/**
 * Every step the schema took, oldest first. Append only: a step that was released is never changed, since
 * databases that took it are out there. The version of the schema is the number of steps.
 */
export const migrations: readonly ((upgrade: Upgrade) => void | Promise<void>)[] = [
  ({ db }) => {
    const pages = db.createObjectStore('pages', { keyPath: 'id' });
    pages.createIndex('alias', 'aliasKeys', { multiEntry: true });
    const series = db.createObjectStore('series');
    series.createIndex('page', 'pageId');
    db.createObjectStore('filters');
    db.createObjectStore('chunks');
    db.createObjectStore('buckets');
    db.createObjectStore('watches', { keyPath: 'pageId' });
    db.createObjectStore('events');
    db.createObjectStore('campaigns', { keyPath: 'id' });
    db.createObjectStore('notes', { keyPath: 'id' });
    db.createObjectStore('refusals', { keyPath: ['pageId', 'reason'] });
  },
  ({ db }) => {
    db.createObjectStore('watchEvents');
    db.createObjectStore('setApart');
  },
  ({ db }) => {
    const damaged = db.createObjectStore('damaged', { autoIncrement: true });
    damaged.createIndex('series', 'series');
  },
];

export const SCHEMA_VERSION = migrations.length;
