import type { StorageState } from '../../core/summary/storage-state.ts';
import { Say } from '../../ui/parts/say.tsx';
import { storageLabel } from '../../ui/parts/storage-notice.tsx';
import type { Text } from '../../ui/text/text.ts';

/** What is wrong with the history, and what to do; nothing while all is well. */
export function StorageWarning({ state, text }: { state: StorageState; text: Text }) {
  const warning = storageLabel(state, text);
  if (warning.length === 0) return null;
  return (
    <p class="warning">
      <Say of={warning} />
    </p>
  );
}
