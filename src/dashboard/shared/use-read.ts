import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useDashboard } from './dashboard-context.ts';

/** What a view reads by itself, again when one of `inputs` is another; nothing until it is there for the first time. */
export function useRead<Value>(
  read: () => Promise<Value>,
  inputs: readonly unknown[] = [],
): Value | undefined {
  const { fail } = useDashboard();
  const value = useSignal<Value | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    read()
      .then((found) => {
        if (isCurrent) value.value = found;
      })
      .catch(fail);
    return () => {
      isCurrent = false;
    };
  }, [...inputs, fail, value]);
  return value.value;
}
