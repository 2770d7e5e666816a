import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { nowMs } from '../../platform/clock.ts';
import { type EarlierHistory, earlierHistories, openEarlier } from '../../storage/database.ts';
import { exportJson } from '../../storage/transfer/export-history.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { saveExport } from './save-export.ts';
import { Work } from './work.tsx';

const KINDS = [
  { kind: 'former', help: 'dashboard_earlier_former' },
  { kind: 'unopened', help: 'dashboard_earlier_unopened' },
] as const;

/** Histories that were left as they were, with a way to save what can be read of them; nothing where there are none. */
export function EarlierHistories() {
  const { text, fail } = useDashboard();
  const histories = useSignal<readonly EarlierHistory[]>([]);
  useEffect(() => {
    earlierHistories()
      .then((found) => {
        histories.value = found;
      })
      .catch(fail);
  }, [fail, histories]);
  return (
    <>
      {KINDS.map(({ kind, help }) => {
        const own = histories.value.filter((one) => one.kind === kind);
        return (
          own.length > 0 && (
            <section key={kind} class="earlier">
              <Say as="h2" of={text.say('dashboard_earlier')} />
              <Say as="p" class="faint" of={text.say(help)} />
              {own.map((history) => (
                <SaveEarlier key={history.name} history={history} />
              ))}
            </section>
          )
        );
      })}
    </>
  );
}

function SaveEarlier({ history }: { history: EarlierHistory }) {
  const { text } = useDashboard();
  const progress = useSignal<number | undefined>(undefined);
  const cancel = useSignal(new AbortController());
  const outcome = useSignal<{ readonly unreadable: number } | { readonly failure: string } | undefined>(
    undefined,
  );

  async function write(): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    cancel.value = controller;
    outcome.value = undefined;
    progress.value = 0;
    let unreadable = 0;
    try {
      const db = await openEarlier(history);
      try {
        const pieces = exportJson(db, nowMs(), {
          signal,
          isFormer: history.kind === 'former',
          onProgress: (part) => {
            progress.value = part;
          },
          onUnreadable: () => {
            unreadable += 1;
          },
        });
        await saveExport(pieces, 'json', nowMs());
      } finally {
        db.close();
      }
      outcome.value = { unreadable };
    } catch (error) {
      if (!signal.aborted)
        outcome.value = { failure: error instanceof Error ? error.message : String(error) };
    } finally {
      progress.value = undefined;
    }
  }

  const said = outcome.value;
  return (
    <>
      <p class="actions">
        <Button
          of={text.say('dashboard_earlier_export', { name: history.name })}
          class="quiet"
          onClick={() => void write()}
        />
      </p>
      <Work progress={progress.value} onCancel={() => cancel.value.abort()} />
      {said && (
        <p role="status">
          {'failure' in said ? (
            <Say of={text.say('dashboard_earlier_failed', { reason: said.failure })} />
          ) : (
            <Say
              of={text.say('dashboard_earlier_done', { unreadable: text.format.whole(said.unreadable) })}
            />
          )}
        </p>
      )}
    </>
  );
}
