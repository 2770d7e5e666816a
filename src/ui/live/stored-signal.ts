import { type ReadonlySignal, signal as store } from '@preact/signals';
import type { StoredItem } from '../../settings/stored-item.ts';

/** A stored item as views read it: its present value, renewed with every change until the signal ends. */
export async function storedSignal<Value>(
  item: StoredItem<Value>,
  signal: AbortSignal,
): Promise<ReadonlySignal<Value>> {
  const value = store<Value>(await item.get());
  item.watch((next) => {
    value.value = next;
  }, signal);
  return value;
}
