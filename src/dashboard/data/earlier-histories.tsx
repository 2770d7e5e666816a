import { useSignal } from '@preact/signals';
import { nowMs } from '../../platform/clock.ts';
import { type EarlierHistory, earlierHistories, openEarlier } from '../../storage/database.ts';
import { exportJson } from '../../storage/transfer/export-history.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useRead } from '../shared/use-read.ts';
import { saveExport } from './save-export.ts';
import { useWork } from './use-work.ts';
import { Work } from './work.tsx';

const KINDS = [
  { kind: 'former', help: 'dashboard_earlier_former' },
  { kind: 'unopened', help: 'dashboard_earlier_unopened' },
] as const;

/** Histories that were left as they were, with a way to save what can be read of them; nothing where there are none. */
export function EarlierHistories() {
  const { text } = useDashboard();
  const histories = useRead(earlierHistories) ?? [];
  return (
    <>
      {KINDS.map(({ kind, help }) => {
        const own = histories.filter((one) => one.kind === kind);
        return (
          own.length > 0 && (
            <section key={kind} class="card earlier">
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
  const work = useWork();
  const outcome = useSignal<{ readonly unreadable: number } | { readonly failure: string } | undefined>(
    undefined,
  );

  async function write(): Promise<void> {
    outcome.value = undefined;
    let unreadable = 0;
    try {
      outcome.value = await work.run(async (signal, onProgress) => {
        const db = await openEarlier(history);
        const isFormer = history.kind === 'former';
        const onUnreadable = (): void => {
          unreadable += 1;
        };
        try {
          const pieces = exportJson(db, nowMs(), { signal, isFormer, onProgress, onUnreadable });
          await saveExport(pieces, 'json', nowMs());
        } finally {
          db.close();
        }
        return { unreadable };
      });
    } catch (error) {
      outcome.value = { failure: error instanceof Error ? error.message : String(error) };
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
      <Work work={work} />
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
