import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** The database as a migration meets it: of whatever version, so without the present schema's types. */
export interface Upgrade {
  readonly db: IDBPDatabase<unknown>;
  readonly tx: IDBPTransaction<unknown, string[], 'versionchange'>;
}

/** One step of the schema. It waits for nothing but the requests of its own transaction. */
export type Migration = (upgrade: Upgrade) => void | Promise<void>;

/**
 * Every step the schema took, oldest first; its version is the number of steps. The first is open to changes until
 * the release of 0.2.0. From then on append only: a step that was released is never changed, since databases that
 * took it are out there.
 */
export const migrations: readonly Migration[] = [
  ({ db }) => {
    const pages = db.createObjectStore('pages', { keyPath: 'id' });
    pages.createIndex('alias', 'aliasKeys', { multiEntry: true });
    const series = db.createObjectStore('series');
    series.createIndex('page', 'pageId');
    db.createObjectStore('filters');
    db.createObjectStore('pairs');
    db.createObjectStore('joint');
    db.createObjectStore('chunks');
    db.createObjectStore('buckets');
    db.createObjectStore('watches', { keyPath: 'pageId' });
    db.createObjectStore('watchEvents');
    db.createObjectStore('roads');
    db.createObjectStore('events');
    db.createObjectStore('campaigns', { keyPath: 'id' });
    db.createObjectStore('notes', { keyPath: 'id' });
    db.createObjectStore('refusals', { keyPath: ['pageId', 'reason'] });
    db.createObjectStore('setApart');
    const damaged = db.createObjectStore('damaged', { autoIncrement: true });
    damaged.createIndex('series', 'series');
    db.createObjectStore('upkeep');
    db.createObjectStore('pools', { keyPath: 'id' });
    db.createObjectStore('pooled');
  },
];

export const SCHEMA_VERSION = migrations.length;

/** Brings a database that has taken the first `from` steps up to the last one. */
export async function migrate(
  upgrade: Upgrade,
  from: number,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  for (const step of steps.slice(from)) await step(upgrade);
}
