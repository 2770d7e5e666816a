import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StoredItem } from '../../settings/stored-item.ts';
import { useDashboard } from './dashboard-context.ts';

/** The present value of a stored item; nothing until it is read. */
export function useStored<Value>(item: StoredItem<Value>): Value | undefined {
  const { fail } = useDashboard();
  const value = useSignal<Value | undefined>(undefined);
  useEffect(() => {
    const gone = new AbortController();
    const hear = (next: Value): void => {
      value.value = next;
    };
    item.watch(hear, gone.signal);
    item.get().then(hear, fail);
    return () => gone.abort();
  }, [item, value, fail]);
  return value.value;
}
