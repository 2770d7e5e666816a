import { useSignal } from '@preact/signals';
import { parsePastedAddresses } from '../../facebook/facts/pasted-addresses.ts';
import { askBackground } from '../../messaging/send.ts';
import { obstacleLabel } from '../../ui/labels/state-label.ts';
import { Say } from '../../ui/parts/say.tsx';
import { underscored } from '../../ui/text/message-key.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import { useDashboard } from '../shared/dashboard-context.ts';

/** One line that was pasted, and what became of it. */
interface Result {
  readonly line: string;
  readonly says: Phrase;
}

/** Pages by their addresses, one a line. Pasting asks the site nothing; the button does. */
export function AddPages() {
  const { text, fail } = useDashboard();
  const pasted = useSignal('');
  const results = useSignal<readonly Result[]>([]);
  const isBusy = useSignal(false);
  const lines = parsePastedAddresses(pasted.value);
  const pages = lines.flatMap((line) => (line.kind === 'page' ? [line] : []));

  const add = async (): Promise<void> => {
    isBusy.value = true;
    results.value = lines.flatMap((one) =>
      one.kind === 'refused' ? [{ line: one.line, says: text.say(`paste_${underscored(one.reason)}`) }] : [],
    );
    try {
      for (const { line, address } of pages) {
        const added = await askBackground('addPage', { address });
        const says =
          added.kind === 'measured' ? text.say('paste_measured') : obstacleLabel(added.obstacle, text);
        results.value = [...results.value, { line, says }];
      }
      pasted.value = '';
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <section class="card" id="add-pages">
      <h2>
        <Say of={text.say('paste_title')} />
      </h2>
      <p>
        <Say of={text.say('paste_help')} />
      </p>
      <textarea
        rows={4}
        aria-label={text.plain(text.say('paste_title'))}
        value={pasted.value}
        onInput={(event) => {
          pasted.value = event.currentTarget.value;
        }}
      />
      <button
        type="button"
        class="main"
        disabled={isBusy.value || pages.length === 0}
        onClick={() => add().catch(fail)}
      >
        <Say of={text.say('paste_add')} />
      </button>
      <ul aria-live="polite">
        {[
          ...(results.value.length > 0
            ? results.value
            : lines.flatMap((one) =>
                one.kind === 'refused'
                  ? [{ line: one.line, says: text.say(`paste_${underscored(one.reason)}`) }]
                  : [],
              )),
        ].map(({ line, says }) => (
          <li key={line}>
            <bdi dir="ltr">{line}</bdi> <Say of={says} />
          </li>
        ))}
      </ul>
    </section>
  );
}
