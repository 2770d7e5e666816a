import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import { typedInto } from '../../ui/live/typed-into.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { localInput, parseLocalInput } from '../shared/local-input.ts';

/** A note of the person's own, at an instant of their choice. @param atMs the one that is marked in the chart. */
export function NoteForm({ pageId, atMs }: { pageId: PageId | undefined; atMs: number | undefined }) {
  const { text, now, fail } = useDashboard();
  const note = useSignal('');
  const when = useSignal('');
  useEffect(() => {
    if (atMs !== undefined) when.value = localInput(atMs);
  }, [atMs, when]);
  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        const written = parseLocalInput(when.value);
        // The field knows minutes only: the marked instant itself is meant as long as it says that minute.
        const isMarked = atMs !== undefined && when.value === localInput(atMs);
        const noteMs = isMarked ? atMs : (written ?? now.value);
        if (note.value.trim() === '') return;
        askBackground('addNote', { atMs: noteMs, text: note.value, ...(pageId ? { pageId } : {}) })
          .then(() => {
            note.value = '';
          })
          .catch(fail);
      }}
    >
      <label>
        <Say of={text.say('dashboard_note')} />
        <input type="text" dir="auto" maxLength={5000} value={note.value} onInput={typedInto(note)} />
      </label>
      <label>
        <Say of={text.say('dashboard_time')} />
        <input
          type="datetime-local"
          max={localInput(now.value)}
          value={when.value}
          onInput={typedInto(when)}
        />
      </label>
      <button type="submit" class="quiet">
        <Say of={text.say('dashboard_add_note')} />
      </button>
    </form>
  );
}
