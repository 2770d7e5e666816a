import type { StorageState } from '../core/series/storage-state.ts';
import type { Phrase } from '../ui/phrase.ts';
import { Say } from '../ui/say.tsx';
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

function storageLabel(state: StorageState, text: Text): Phrase {
  switch (state.kind) {
    case 'well':
      return [];
    case 'full':
      return text.sayCounted('dashboard_storage_full', state.held);
    case 'begun-anew':
      return text.say('dashboard_storage_anew', { reason: state.reason });
    case 'blocked':
      return text.say('dashboard_storage_blocked');
  }
}
