import { useSignal } from '@preact/signals';
import type { PageId } from '../../core/page/page-identity.ts';
import { nowMs } from '../../platform/clock.ts';
import { lastBackup } from '../../settings/last-backup.ts';
import { openHistory } from '../../storage/database.ts';
import { exportCsv } from '../../storage/transfer/export-csv.ts';
import { exportJson } from '../../storage/transfer/export-history.ts';
import type { ExportSelection } from '../../storage/transfer/export-selection.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { typedInto } from '../../ui/live/typed-into.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { FORMAT_TAG } from '../../ui/text/language.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { parseLocalInput } from '../shared/local-input.ts';
import { SubjectChoice, type ViewSubject } from '../shared/subject-choice.tsx';
import { useStored } from '../shared/use-stored.ts';
import { saveExport } from './save-export.ts';
import { useWork } from './use-work.ts';
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
  const work = useWork();
  const unreadable = useSignal(0);
  const backedUpMs = useStored(lastBackup);

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

  const write = (form: 'json' | 'csv' | 'spreadsheet'): Promise<void> =>
    work.run(async (signal, onProgress) => {
      unreadable.value = 0;
      const onUnreadable = (): void => {
        unreadable.value += 1;
      };
      const chosen = selection();
      const options = { signal, onProgress, onUnreadable, selection: chosen };
      const db = await openHistory();
      if (form === 'json') await saveExport(exportJson(db, nowMs(), options), 'json', nowMs());
      else {
        const separator = form === 'csv' ? {} : { spreadsheet: fieldSeparator(FORMAT_TAG[text.language]) };
        await saveExport(exportCsv(db, { ...options, ...separator }), 'csv', nowMs());
      }
      const isWhole = !chosen.pageIds && chosen.fromMs === undefined && chosen.toMs === undefined;
      if (form === 'json' && isWhole) await lastBackup.set(nowMs());
    });

  const isOld =
    backedUpMs !== undefined && pages.value.length > 0 && now.value - backedUpMs > BACKUP_AFTER_MS;
  return (
    <section class="card">
      <Say as="h2" of={text.say('dashboard_export')} />
      <p class={isOld ? 'hint' : 'faint'}>
        {backedUpMs ? (
          <Say of={text.say('dashboard_last_backup', { when: ageLabel(backedUpMs, now.value, text) })} />
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
            <input type="datetime-local" value={held.value} onInput={typedInto(held)} />
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
      <Work work={work} />
      {unreadable.value > 0 && (
        <p role="status" class="hint">
          <Say of={text.say('dashboard_earlier_done', { unreadable: text.format.whole(unreadable.value) })} />
        </p>
      )}
    </section>
  );
}
