import { useSignal } from '@preact/signals';
import { parsePastedAddresses } from '../../facebook/facts/pasted-addresses.ts';
import { askBackground } from '../../messaging/send.ts';
import { obstacleLabel } from '../../ui/labels/state-label.ts';
import { typedInto } from '../../ui/live/typed-into.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { underscored } from '../../ui/text/message-key.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import { useDashboard } from '../shared/dashboard-context.ts';

/** One line that was pasted, and what became of it. */
interface Result {
  readonly line: string;
  /** Measured, kept back by an obstacle, or no Page. */
  readonly mark: keyof typeof MARKS;
  readonly says: Phrase;
}

const MARKS = { ok: '✓', later: '▲', no: '×' } as const;

/** Pages by their addresses, one a line. Pasting asks the site nothing; the button does. */
export function AddPages() {
  const { text, fail } = useDashboard();
  const pasted = useSignal('');
  const results = useSignal<readonly Result[]>([]);
  const isBusy = useSignal(false);
  const lines = parsePastedAddresses(pasted.value);
  const pages = lines.flatMap((line) => (line.kind === 'page' ? [line] : []));

  const refused = lines.flatMap((one): Result[] =>
    one.kind === 'refused'
      ? [{ line: one.line, mark: 'no', says: text.say(`paste_${underscored(one.reason)}`) }]
      : [],
  );

  const add = async (): Promise<void> => {
    isBusy.value = true;
    results.value = refused;
    try {
      for (const { line, address } of pages) {
        const added = await askBackground('addPage', { address });
        const result: Result =
          added.kind === 'measured'
            ? { line, mark: 'ok', says: text.say('paste_measured') }
            : { line, mark: 'later', says: obstacleLabel(added.obstacle, text) };
        results.value = [...results.value, result];
      }
      pasted.value = '';
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <section class="card" id="add-pages">
      <Say as="h2" of={text.say('paste_title')} />
      <Say as="p" of={text.say('paste_help')} />
      <textarea
        rows={4}
        aria-label={text.plain(text.say('paste_title'))}
        value={pasted.value}
        onInput={typedInto(pasted)}
      />
      <Button
        of={text.say('paste_add')}
        class="main"
        disabled={isBusy.value || pages.length === 0}
        onClick={() => add().catch(fail)}
      />
      <ul class="results" aria-live="polite">
        {(results.value.length > 0 ? results.value : refused).map(({ line, mark, says }) => (
          <li key={line}>
            <span class={`mark ${mark}`} aria-hidden="true">
              {MARKS[mark]}
            </span>
            <div>
              <bdi class="address" dir="ltr">
                {line}
              </bdi>
              <Say of={says} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
