import { type Signal, useSignal } from '@preact/signals';
import type { PageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import type { NoteRecord } from '../../storage/schema.ts';
import type { ImportConflict, SaidCampaign } from '../../storage/transfer/import-conflicts.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import { useDashboard } from '../shared/dashboard-context.ts';

/** What a file says otherwise than what is here: yours stays, unless the person ticks what the file says. */
export function ImportConflicts(props: {
  conflicts: readonly ImportConflict[];
  /** Those that are ticked. */
  chosen: Signal<ReadonlySet<ImportConflict>>;
}) {
  const { conflicts, chosen } = props;
  const { text } = useDashboard();
  const isAll = useSignal(false);
  if (conflicts.length === 0) return null;
  const shown = isAll.value ? conflicts : conflicts.slice(0, FIRST);
  return (
    <fieldset class="conflicts">
      <Say as="legend" of={text.sayCounted('dashboard_conflicts', conflicts.length)} />
      <Say as="p" class="faint small" of={text.say('dashboard_conflicts_help')} />
      <ul class="stored">
        {shown.map((conflict) => (
          <li key={JSON.stringify(conflict)}>
            <label>
              <input
                type="checkbox"
                checked={chosen.value.has(conflict)}
                onChange={() => {
                  const next = new Set(chosen.value);
                  if (!next.delete(conflict)) next.add(conflict);
                  chosen.value = next;
                }}
              />{' '}
              <Say of={saidOf(conflict)} />
            </label>
          </li>
        ))}
      </ul>
      {shown.length < conflicts.length && (
        <Button
          of={text.say('dashboard_conflicts_all')}
          class="quiet"
          onClick={() => {
            isAll.value = true;
          }}
        />
      )}
    </fieldset>
  );

  function saidOf(conflict: ImportConflict): Phrase {
    if (conflict.kind === 'join')
      return text.say('dashboard_conflict_join', { a: conflict.names[0], b: conflict.names[1] });
    if (conflict.kind === 'note')
      return text.say('dashboard_conflict_note', {
        yours: noteLabel(conflict.yours),
        inFile: noteLabel(conflict.inFile),
      });
    if (conflict.kind === 'campaign')
      return text.say('dashboard_conflict_campaign', {
        yours: campaignLabel(conflict.yours, conflict.names),
        inFile: campaignLabel(conflict.inFile, conflict.names),
      });
    const { pageName: page, inFile } = conflict;
    if (conflict.kind === 'vanity') return text.say('dashboard_conflict_vanity', { page, inFile });
    const key = conflict.kind === 'name' ? 'dashboard_conflict_name' : 'dashboard_conflict_address';
    return text.say(key, { page, yours: conflict.yours, inFile });
  }

  function noteLabel({ text: words, atMs }: NoteRecord): string {
    const short = words.length > LONGEST_NOTE ? `${words.slice(0, LONGEST_NOTE)}…` : words;
    return `${short} · ${text.format.instant(atMs)}`;
  }

  function campaignLabel(
    { name, startMs, targets, controls }: SaidCampaign,
    names: ReadonlyMap<PageId, string>,
  ): string {
    const pages = [targets, controls].map((ids) => ids.map((id) => names.get(id) || id).join(', '));
    return [name, text.format.instant(startMs), ...pages].filter(Boolean).join(' · ');
  }
}

/** As much of a note is shown, in characters. */
const LONGEST_NOTE = 200;

/** More are shown when asked for. */
const FIRST = 20;

/** Takes what the person chose of a file, once its histories are here. */
export async function applyChosen(chosen: ReadonlySet<ImportConflict>): Promise<void> {
  for (const conflict of chosen) {
    if (conflict.kind === 'join') await askBackground('joinPages', { pages: conflict.pages });
    else if (conflict.kind === 'note') await askBackground('addNote', conflict.inFile);
    else if (conflict.kind === 'campaign') await askBackground('saveCampaign', conflict.inFile);
    else await askBackground('changePage', { pageId: conflict.pageId, [conflict.kind]: conflict.inFile });
  }
}
