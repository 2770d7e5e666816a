import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type PageId, toPageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { EVIDENCE_KINDS, type EvidenceKind, filterEvidence } from './evidence.ts';
import { KIND_LABELS } from './evidence-line.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { NoteForm } from './note-form.tsx';
import { useEvidence } from './use-evidence.ts';

/** Every sample and event, newest first, filtered by kind and Page. */
export function EvidenceView({ pageId, atMs }: { pageId: PageId | undefined; atMs: number | undefined }) {
  const { text, pages, go, fail } = useDashboard();
  const kinds = useSignal<ReadonlySet<EvidenceKind>>(new Set(EVIDENCE_KINDS));
  const evidence = useEvidence();
  const lines = useMemo(
    () => evidence && filterEvidence(evidence, { kinds: kinds.value, pageId }),
    [evidence, kinds.value, pageId],
  );
  const nameOf = (id: PageId | undefined): string =>
    pages.value.find(({ page }) => page.id === id)?.page.name ?? '';
  return (
    <>
      <h1>
        <Say of={text.say('dashboard_nav_evidence')} />
      </h1>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          <Say of={text.say('dashboard_page')} />{' '}
          <select
            value={pageId ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              go({ view: 'evidence', ...(value === '' ? {} : { pageId: toPageId(value) }) });
            }}
          >
            <option value="">{text.plain(text.say('dashboard_every_page'))}</option>
            {pages.value.map(({ page }) => (
              <option key={page.id} value={page.id}>
                {text.plain([{ isolated: page.name }])}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="choice">
          <legend class="unseen">
            <Say of={text.say('dashboard_kinds')} />
          </legend>
          {EVIDENCE_KINDS.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={kinds.value.has(kind)}
                onChange={(event) => {
                  const next = new Set(kinds.value);
                  if (event.currentTarget.checked) next.add(kind);
                  else next.delete(kind);
                  kinds.value = next;
                }}
              />
              <Say of={text.say(KIND_LABELS[kind])} />
            </label>
          ))}
        </fieldset>
      </form>
      <NoteForm pageId={pageId} />
      {lines ? (
        <EvidenceList
          lines={lines}
          atMs={atMs}
          nameOf={nameOf}
          onDeleteNote={(id) => {
            askBackground('deleteNote', { id }).catch(fail);
          }}
        />
      ) : (
        <p class="faint">
          <Say of={text.say('dashboard_loading')} />
        </p>
      )}
    </>
  );
}
