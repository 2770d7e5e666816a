import { browser, type Storage } from '../platform/browser.ts';
import { listen } from '../platform/listen.ts';

/** One value of the person's, kept in the browser's local storage under one key. */
export interface StoredItem<Value> {
  readonly key: string;
  /** The value of what is stored under the key, or the fallback where there is none or it is damaged. */
  checked(stored: unknown): Value;
  /** The same of what is stored now. */
  get(): Promise<Value>;
  set(value: Value): Promise<void>;
  /** Hears every change, whoever makes it, until the signal ends. */
  watch(hear: (value: Value) => void, signal?: AbortSignal): void;
}

/**
 * Describes a stored item.
 * @param key unique among all items.
 * @param accept gives the stored value if it is sound, else nothing: then it counts as none. By hand for what
 * content scripts read, which go without the library of shapes; `fitting` makes one of a shape for the rest.
 */
export function storedItem<Value>(
  key: string,
  accept: (stored: unknown) => Value | undefined,
  fallback: Value,
): StoredItem<Value> {
  const checked = (stored: unknown): Value => accept(stored) ?? fallback;
  return {
    key,
    checked,
    get: async () => checked((await browser.storage.local.get(key))[key]),
    set: (value) => browser.storage.local.set({ [key]: value }),
    watch(hear, signal) {
      const listener = (changes: Record<string, Storage.StorageChange>, area: string): void => {
        const change = changes[key];
        if (area === 'local' && change) hear(checked(change.newValue));
      };
      listen(browser.storage.onChanged, listener, signal);
    },
  };
}
