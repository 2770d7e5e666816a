import { useSignal } from '@preact/signals';
import type { PageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { localInput, parseLocalInput } from '../shared/local-input.ts';

/** A note of the person's own, at an instant of their choice. */
export function NoteForm({ pageId }: { pageId: PageId | undefined }) {
  const { text, now, fail } = useDashboard();
  const note = useSignal('');
  const when = useSignal('');
  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        const atMs = parseLocalInput(when.value) ?? now.value;
        if (note.value.trim() === '') return;
        askBackground('addNote', { atMs, text: note.value, ...(pageId ? { pageId } : {}) })
          .then(() => {
            note.value = '';
          })
          .catch(fail);
      }}
    >
      <label>
        <Say of={text.say('dashboard_note')} />
        <input
          type="text"
          dir="auto"
          maxLength={5000}
          value={note.value}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
      </label>
      <label>
        <Say of={text.say('dashboard_time')} />
        <input
          type="datetime-local"
          max={localInput(now.value)}
          value={when.value}
          onInput={(event) => {
            when.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="quiet">
        <Say of={text.say('dashboard_add_note')} />
      </button>
    </form>
  );
}
