import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ImportAnswer } from '../../messaging/protocol.ts';
import { askBackground } from '../../messaging/send.ts';
import { nowMs } from '../../platform/clock.ts';
import { logError } from '../../platform/log.ts';
import { openHistory } from '../../storage/database.ts';
import type { ExportPart } from '../../storage/transfer/export-parts.ts';
import { type ImportConflict, importConflicts } from '../../storage/transfer/import-conflicts.ts';
import { type FilePreview, importFile, previewFile } from '../../storage/transfer/import-file.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { type FileRefusal, fileRefusal, refusalKey } from './file-refusal.ts';
import { applyChosen, ImportConflicts } from './import-conflicts.tsx';
import { useWork } from './use-work.ts';
import { Work } from './work.tsx';

type State =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'preview';
      readonly file: File;
      readonly preview: FilePreview;
      readonly conflicts: readonly ImportConflict[];
    }
  | { readonly kind: 'done'; readonly added: number; readonly known: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

/** A file is chosen or dropped, shown for what it holds, and merged when the person agrees. */
export function ImportForm() {
  const { text, histories, fail } = useDashboard();
  const state = useSignal<State>({ kind: 'idle' });
  const work = useWork();
  const chosen = useSignal<ReadonlySet<ImportConflict>>(new Set());
  const isOver = useSignal(false);
  const input = useRef<HTMLInputElement>(null);

  /** Says so in the person's language; what exactly stands in the log. */
  async function refuse(file: File, reason: string): Promise<void> {
    await logError('an import', reason);
    state.value = { kind: 'refused', refusal: await fileRefusal(file, reason) };
  }

  async function look(file: File): Promise<void> {
    state.value = { kind: 'idle' };
    const preview = await work.run((signal, onProgress) => previewFile(file, nowMs(), signal, onProgress));
    if (preview?.kind === 'refused') await refuse(file, preview.reason);
    else if (preview) {
      const conflicts = await importConflicts(await openHistory(), preview.says);
      chosen.value = new Set();
      state.value = { kind: 'preview', file, preview, conflicts };
    }
  }

  async function merge(file: File): Promise<void> {
    try {
      const send = ({ content, more }: ExportPart): Promise<ImportAnswer> =>
        askBackground('importHistory', { file: content, more });
      const answers = await work.run((signal, onProgress) => importFile(file, send, signal, onProgress));
      const done = answers && outcome(answers);
      if (done?.kind === 'refused') await refuse(file, done.reason);
      else {
        if (done) await applyChosen(chosen.value);
        state.value = done ?? { kind: 'cancelled' };
      }
    } finally {
      histories.refresh();
    }
  }

  return (
    <section class="card">
      <Say as="h2" of={text.say('dashboard_import')} />
      <Say as="p" class="faint" of={text.say('dashboard_import_explained')} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop onto; the button inside does the same. */}
      <div
        class={`drop${isOver.value ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          const file = event.dataTransfer?.files[0];
          if (file) look(file).catch(fail);
        }}
      >
        <input
          ref={input}
          type="file"
          class="unseen"
          tabIndex={-1}
          accept="application/json,.json"
          aria-label={text.plain(text.say('dashboard_choose_file'))}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) look(file).catch(fail);
            event.currentTarget.value = '';
          }}
        />
        <Button of={text.say('dashboard_choose_file')} class="quiet" onClick={() => input.current?.click()} />
        <Say as="span" class="faint" of={text.say('dashboard_drop_file')} />
      </div>
      <div role="status">
        {stateLabel(state.value, text).map((line, i) => (
          <Say as="p" key={String(i)} of={line} />
        ))}
      </div>
      {state.value.kind === 'preview' && work.progress === undefined && (
        <ImportConflicts conflicts={state.value.conflicts} chosen={chosen} />
      )}
      {state.value.kind === 'preview' && work.progress === undefined && (
        <p class="actions">
          <Button
            of={text.say('dashboard_merge')}
            class="main"
            onClick={() => {
              if (state.value.kind === 'preview') merge(state.value.file).catch(fail);
            }}
          />
          <Button
            of={text.say('dashboard_cancel')}
            class="quiet"
            onClick={() => {
              state.value = { kind: 'idle' };
            }}
          />
        </p>
      )}
      <Work work={work} />
    </section>
  );
}

function outcome(
  answers: readonly ImportAnswer[],
): { readonly kind: 'refused'; readonly reason: string } | Extract<State, { kind: 'done' }> {
  const refused = answers.find(({ kind }) => kind === 'refused');
  if (refused) return { kind: 'refused', reason: refused.reason };
  const sum = (of: (answer: ImportAnswer) => number): number =>
    answers.reduce((all, answer) => all + of(answer), 0);
  return {
    kind: 'done',
    added: sum(({ samplesAdded }) => samplesAdded),
    known: sum(({ samplesKnown }) => samplesKnown),
  };
}

function stateLabel(state: State, text: Text): Phrase[] {
  switch (state.kind) {
    case 'idle':
      return [];
    case 'cancelled':
      return [text.say('dashboard_import_cancelled')];
    case 'refused':
      return [text.say(refusalKey(state.refusal))];
    case 'done':
      return [
        text.say('dashboard_import_done', {
          added: text.sayCounted('dashboard_samples', state.added),
          known: text.format.whole(state.known),
        }),
      ];
    case 'preview': {
      const { pages, samples, campaigns, notes, span } = state.preview;
      return [
        text.say('dashboard_preview', {
          samples: text.sayCounted('dashboard_samples', samples),
          pages: text.format.whole(pages.length),
          campaigns: text.format.whole(campaigns),
          notes: text.format.whole(notes),
        }),
        ...(span
          ? [
              text.say('dashboard_preview_span', {
                from: text.format.instant(span.fromMs),
                to: text.format.instant(span.toMs),
              }),
            ]
          : []),
        [{ isolated: pages.slice(0, 20).join(' · ') }],
      ];
    }
  }
}
