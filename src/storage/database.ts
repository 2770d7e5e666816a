import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { browser } from '../platform/browser.ts';
import { type Migration, migrate, migrations } from './migrations.ts';
import type { History, HistorySchema } from './schema.ts';

const FIRST_NAME = 'ebb';
/** Where the browser's local storage says which database is in use, once the first one is not. */
const NUMBER_KEY = 'database-number';

/** Made and deleted to see whether one can be. */
const PROBE_NAME = 'ebb-probe';

/** The same of builds before 0.2.0, whose databases had another schema. They are only read, to be exported. */
const FORMER_NAME = 'ebb-history';
const FORMER_NUMBER_KEY = 'history-number';

/** The connection of this context; a connection, not a truth: it may end at any time and is opened again. */
let connection: Promise<History> | undefined;
/** The opening that another window blocks, which goes on by itself: another one would only wait behind it. */
let blocked: Promise<unknown> | undefined;

/** Thrown when another window of an older version keeps the database from being upgraded. */
export class HistoryBlockedError extends Error {
  override readonly name = 'HistoryBlockedError';
}

/** A database that is not in use and was left as it was. */
export interface EarlierHistory {
  readonly name: string;
  /** `former`: of a build before 0.2.0. `unopened`: it could not be opened, and a new one was begun beside it. */
  readonly kind: 'former' | 'unopened';
}

/**
 * Opens the history, or gives the connection that is open, bringing an older schema up to the present one.
 * Closes by itself when another context wants to upgrade or delete the database: ask again for each piece of
 * work.
 * @throws HistoryBlockedError; DOMException when the browser cannot open it.
 */
export function openHistory(): Promise<History> {
  if (blocked) return Promise.reject(new HistoryBlockedError(BLOCKED));
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

/** Whether this browser opens any database at all; one that never remembers history opens none. */
export async function opensDatabases(): Promise<boolean> {
  try {
    const db = await openDB(PROBE_NAME, 1);
    db.close();
    await deleteDB(PROBE_NAME);
    return true;
  } catch {
    return false;
  }
}

/**
 * Begins a new history beside one that cannot be opened, which stays as it is. For the background alone.
 * @param failed the number of that one: however many find that it fails, one new history is begun.
 */
export async function beginAnew(failed: number): Promise<void> {
  // The number first: whoever asks for the history once it is closed is to get the new one.
  await browser.storage.local.set({ [NUMBER_KEY]: failed + 1 });
  await closeHistory();
}

/** Every database that was left behind, oldest first; to export what can be read of it. */
export async function earlierHistories(): Promise<EarlierHistory[]> {
  const formerNames = namesUpTo(FORMER_NAME, await storedNumber(FORMER_NUMBER_KEY));
  const former = await Promise.all(formerNames.map(async (name) => ((await isThere(name)) ? [name] : [])));
  const unopened = namesUpTo(FIRST_NAME, (await historyNumber()) - 1);
  return [
    ...former.flat().map((name) => ({ name, kind: 'former' as const })),
    ...unopened.map((name) => ({ name, kind: 'unopened' as const })),
  ];
}

/**
 * Opens such a database as it is, for reading.
 * @throws DOMException when it still cannot be opened.
 */
export const openEarlier = ({ name }: EarlierHistory): Promise<History> => openDB<HistorySchema>(name);

/** Which of the histories that were begun one after the other is in use; 1 is the first. */
export const historyNumber = (): Promise<number> => storedNumber(NUMBER_KEY);

async function storedNumber(key: string): Promise<number> {
  const stored = (await browser.storage.local.get(key))[key];
  return typeof stored === 'number' && Number.isSafeInteger(stored) && stored > 1 ? stored : 1;
}

const nameOf = (first: string, number: number): string => (number === 1 ? first : `${first}-${number}`);

const namesUpTo = (first: string, number: number): string[] =>
  Array.from({ length: number }, (_, i) => nameOf(first, i + 1));

/** Whether there is a database of that name. To ask must not make one. */
const isThere = async (name: string): Promise<boolean> =>
  (await indexedDB.databases()).some((one) => one.name === name);

function openConnection(): Promise<History> {
  /** This connection is over; another one may have been opened since, and stays. */
  const forget = (): void => {
    if (connection === opened) connection = undefined;
  };
  const opened = historyNumber().then((number) =>
    openAs<HistorySchema>(nameOf(FIRST_NAME, number), migrations, {
      close: () => {
        forget();
        opened.then((db) => db.close(), forget);
      },
      ended: forget,
      blocked: (opening) => {
        blocked = opening.finally(() => {
          blocked = undefined;
        });
      },
    }),
  );
  opened.catch(forget);
  return opened;
}

/** What a connection tells whoever keeps it. */
export interface ConnectionEvents {
  /** Another context wants to upgrade or delete the database: close the connection. */
  readonly close: () => void;
  /** The browser ended the connection by itself. */
  readonly ended: () => void;
  /** Another window keeps the database from being upgraded. @param opening ends once that is gone; it never fails. */
  readonly blocked?: (opening: Promise<void>) => void;
}

const BLOCKED = 'another window keeps the history from being upgraded';

/**
 * Opens a database after bringing it up to the last of the steps.
 * @throws HistoryBlockedError; DOMException when the browser cannot open it; what a step threw, after taking back
 * all of them.
 */
export function openAs<Schema>(
  name: string,
  steps: readonly Migration[],
  { close, ended, blocked: whenBlocked }: ConnectionEvents,
): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    let isBlocked = false;
    const opening = openDB<Schema>(name, steps.length, {
      async upgrade(db, from, _to, tx) {
        // A migration sees the database of its own time, not of the present schema.
        const upgrade = {
          db: db as unknown as IDBPDatabase<unknown>,
          tx: tx as unknown as IDBPTransaction<unknown, string[], 'versionchange'>,
        };
        try {
          await migrate(upgrade, from, steps);
        } catch (error) {
          // Nobody hears a promise that fails here: the steps taken so far would count.
          reject(error);
          tx.done.catch(() => undefined);
          tx.abort();
        }
      },
      blocked() {
        isBlocked = true;
        reject(new HistoryBlockedError(BLOCKED));
        const over = opening.then(
          (db) => db.close(),
          () => undefined,
        );
        whenBlocked?.(over);
      },
      blocking: close,
      terminated: ended,
    });
    opening.then((db) => (isBlocked ? undefined : resolve(db)), reject);
  });
}
