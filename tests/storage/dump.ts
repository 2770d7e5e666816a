// A whole database as JSON and back, by the browser's own interface alone, so that a fixture says all of what an
// earlier version left behind and needs none of its code.

interface DumpedStore {
  readonly keyPath: string | string[] | null;
  readonly indexes: readonly { name: string; keyPath: string | string[]; multiEntry: boolean }[];
  readonly records: readonly (readonly [key: unknown, value: unknown])[];
}

export interface Dump {
  readonly version: number;
  readonly stores: Readonly<Record<string, DumpedStore>>;
}

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Bytes have no JSON of their own. */
const toJson = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value;

const fromJson = (_key: string, value: unknown): unknown =>
  value instanceof Object && 'bytes' in value && typeof value.bytes === 'string'
    ? new Uint8Array(Buffer.from(value.bytes, 'base64'))
    : value;

export const stringify = (dump: Dump): string => JSON.stringify(dump, toJson, 1);
export const parse = (text: string): Dump => JSON.parse(text, fromJson) as Dump;

/** Everything in an open database. */
export async function dump(db: IDBDatabase): Promise<Dump> {
  const stores: Record<string, DumpedStore> = {};
  for (const name of db.objectStoreNames) {
    const store = db.transaction(name).objectStore(name);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, multiEntry } = store.index(index);
      return { name: index, keyPath, multiEntry };
    });
    const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
    const records = keys.map((key, i): [unknown, unknown] => [key, values[i]]);
    stores[name] = { keyPath: store.keyPath as DumpedStore['keyPath'], indexes, records };
  }
  return { version: db.version, stores };
}

/** Writes a dumped database, as it was. */
export async function restore(name: string, { version, stores }: Dump): Promise<void> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const [storeName, { keyPath, indexes, records }] of Object.entries(stores)) {
      const store = request.result.createObjectStore(storeName, { keyPath });
      for (const index of indexes)
        store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry });
      for (const [key, value] of records) {
        if (keyPath === null) store.put(value, key as IDBValidKey);
        else store.put(value);
      }
    }
  };
  (await settled(request)).close();
}
