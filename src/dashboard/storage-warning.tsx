import type { StorageState } from '../core/series/storage-state.ts';
import { Say } from '../ui/say.tsx';
import { storageLabel } from '../ui/storage-notice.tsx';
import type { Text } from '../ui/text.ts';

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
