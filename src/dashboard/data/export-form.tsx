import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PageId } from '../../core/page/page-identity.ts';
import { nowMs } from '../../platform/clock.ts';
import { lastBackup } from '../../settings/last-backup.ts';
import { openHistory } from '../../storage/database.ts';
import { exportCsv } from '../../storage/transfer/export-csv.ts';
import { exportJson } from '../../storage/transfer/export-history.ts';
import type { ExportSelection } from '../../storage/transfer/export-selection.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { FORMAT_TAG } from '../../ui/text/language.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { parseLocalInput } from '../shared/local-input.ts';
import { SubjectChoice, type ViewSubject } from '../shared/subject-choice.tsx';
import { saveExport } from './save-export.ts';
import { Work } from './work.tsx';

/** What stands between the fields of a table where numbers are written so: not what stands before their decimals. */
const fieldSeparator = (tag: string): ',' | ';' =>
  new Intl.NumberFormat(tag).format(0.5).includes(',') ? ';' : ',';

const BACKUP_AFTER_MS = 7 * 86_400_000;

/** Everything, a campaign or a Page, over all time or a span, as lossless JSON or as a table. */
export function ExportForm() {
  const { text, pages, campaigns, now, fail } = useDashboard();
  const subject = useSignal<ViewSubject>({ kind: 'all', id: '' });
  const from = useSignal('');
  const to = useSignal('');
  const progress = useSignal<number | undefined>(undefined);
  const cancel = useSignal(new AbortController());
  const unreadable = useSignal(0);
  const backedUpMs = useSignal<number | undefined>(undefined);
  useEffect(() => {
    lastBackup
      .get()
      .then((atMs) => {
        backedUpMs.value = atMs;
      })
      .catch(fail);
  }, [backedUpMs, fail]);

  function selection(): ExportSelection {
    return { pageIds: pageIds(), fromMs: parseLocalInput(from.value), toMs: parseLocalInput(to.value) };
  }

  function pageIds(): ReadonlySet<PageId> | undefined {
    const { kind, id } = subject.value;
    if (kind === 'all') return undefined;
    const campaign = campaigns.value.find((one) => kind === 'campaign' && one.id === id);
    const named: readonly string[] = campaign ? [...campaign.targets, ...campaign.controls] : [id];
    // With a Page go those that were joined to it.
    return new Set(
      pages.value.flatMap(({ page, joined = [] }) => (named.includes(page.id) ? [page.id, ...joined] : [])),
    );
  }

  async function write(form: 'json' | 'csv' | 'spreadsheet'): Promise<void> {
    const format = form === 'json' ? 'json' : 'csv';
    const controller = new AbortController();
    cancel.value = controller;
    progress.value = 0;
    unreadable.value = 0;
    const onUnreadable = (): void => {
      unreadable.value += 1;
    };
    const onProgress = (part: number): void => {
      progress.value = part;
    };
    const chosen = selection();
    const options = { signal: controller.signal, onProgress, onUnreadable, selection: chosen };
    try {
      const db = await openHistory();
      const pieces =
        form === 'json'
          ? exportJson(db, nowMs(), options)
          : exportCsv(
              db,
              form === 'csv'
                ? options
                : { ...options, spreadsheet: fieldSeparator(FORMAT_TAG[text.language]) },
            );
      await saveExport(pieces, format, nowMs());
      if (format === 'json' && !chosen.pageIds && chosen.fromMs === undefined && chosen.toMs === undefined) {
        await lastBackup.set(nowMs());
        backedUpMs.value = nowMs();
      }
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      progress.value = undefined;
    }
  }

  const isOld =
    backedUpMs.value !== undefined &&
    pages.value.length > 0 &&
    now.value - backedUpMs.value > BACKUP_AFTER_MS;
  return (
    <section>
      <Say as="h2" of={text.say('dashboard_export')} />
      <p class={isOld ? 'hint' : 'faint'}>
        {backedUpMs.value ? (
          <Say
            of={text.say('dashboard_last_backup', { when: ageLabel(backedUpMs.value, now.value, text) })}
          />
        ) : (
          <Say of={text.say('dashboard_no_backup')} />
        )}
      </p>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <SubjectChoice subject={subject} title="dashboard_export_what" all="dashboard_everything" />
        {(
          [
            ['dashboard_from', from],
            ['dashboard_until', to],
          ] as const
        ).map(([key, held]) => (
          <label key={key}>
            <Say of={text.say(key)} />{' '}
            <input
              type="datetime-local"
              value={held.value}
              onInput={(event) => {
                held.value = event.currentTarget.value;
              }}
            />
          </label>
        ))}
      </form>
      <p class="actions">
        <Button
          of={text.say('dashboard_export_json')}
          class="main"
          onClick={() => void write('json').catch(fail)}
        />
        <Button
          of={text.say('dashboard_export_csv')}
          class="quiet"
          onClick={() => void write('csv').catch(fail)}
        />
        <Button
          of={text.say('dashboard_export_spreadsheet')}
          class="quiet"
          onClick={() => void write('spreadsheet').catch(fail)}
        />
      </p>
      <Work progress={progress.value} onCancel={() => cancel.value.abort()} />
      {unreadable.value > 0 && (
        <p role="status" class="hint">
          <Say of={text.say('dashboard_earlier_done', { unreadable: text.format.whole(unreadable.value) })} />
        </p>
      )}
    </section>
  );
}
