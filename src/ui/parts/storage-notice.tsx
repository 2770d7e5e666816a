import { type ReadonlySignal, signal as store } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { StorageState } from '../../core/summary/storage-state.ts';
import { onNotice } from '../../messaging/notices.ts';
import { askBackground } from '../../messaging/send.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { Say } from './say.tsx';

/** How the history is doing, until the signal ends. */
export function liveStorageState(signal: AbortSignal): ReadonlySignal<StorageState> {
  const state = store<StorageState>({ kind: 'well' });
  onNotice(
    'storageChanged',
    (news) => {
      state.value = news.state;
    },
    signal,
  );
  askBackground('getStorageState', {}).then(
    (answer) => {
      // A state of the same kind would draw all of the view again.
      if (answer.kind !== state.peek().kind) state.value = answer;
    },
    // No background to ask: the view has more urgent things to say than this.
    () => undefined,
  );
  return state;
}

/**
 * Says what is wrong with the history, and what the person can do; nothing while all is well.
 * @param toData leads to where the history is exported and deleted.
 */
export function StorageNotice(props: { state: StorageState; text: Text; toData: ComponentChildren }) {
  const { state, text, toData } = props;
  const sentence = storageLabel(state, text);
  if (sentence.length === 0) return null;
  return (
    <div class="banner warn" role="status">
      <Say as="p" of={sentence} />
      {(state.kind === 'full' || state.kind === 'begun-anew') && toData}
    </div>
  );
}

/** What is wrong with the history, and what to do; empty while all is well. */
function storageLabel(state: StorageState, text: Text): Phrase {
  switch (state.kind) {
    case 'well':
      return [];
    case 'full':
      return text.say('dashboard_storage_full');
    case 'begun-anew':
      return text.say('dashboard_storage_anew', { reason: state.reason });
    case 'no-history':
      return [...text.say('unkept_no_history'), '. ', ...text.say('unkept_no_history_next')];
    case 'private-window':
      return [...text.say('unkept_private_history'), ' ', ...text.say('unkept_private_always')];
    case 'blocked':
      return text.say('dashboard_storage_blocked');
  }
}
