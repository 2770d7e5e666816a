import * as v from 'valibot';
import { browser, type Storage } from '../platform/browser.ts';

/** One value of the person's, kept in the browser's local storage under one key. */
export interface StoredItem<Value> {
  /** The stored value, or the fallback where there is none or it is damaged. */
  get(): Promise<Value>;
  set(value: Value): Promise<void>;
  /** Hears every change, whoever makes it, until the signal ends. */
  watch(hear: (value: Value) => void, signal?: AbortSignal): void;
}

/**
 * Describes a stored item.
 * @param key unique among all items.
 * @param shape what a stored value must look like; another one counts as none.
 */
export function storedItem<Value>(
  key: string,
  shape: v.GenericSchema<unknown, Value>,
  fallback: Value,
): StoredItem<Value> {
  const checked = (stored: unknown): Value => {
    const parsed = v.safeParse(shape, stored);
    return parsed.success ? parsed.output : fallback;
  };
  return {
    get: async () => checked((await browser.storage.local.get(key))[key]),
    set: (value) => browser.storage.local.set({ [key]: value }),
    watch(hear, signal) {
      const listener = (changes: Record<string, Storage.StorageChange>, area: string): void => {
        const change = changes[key];
        if (area === 'local' && change) hear(checked(change.newValue));
      };
      browser.storage.onChanged.addListener(listener);
      signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener), {
        once: true,
      });
    },
  };
}
