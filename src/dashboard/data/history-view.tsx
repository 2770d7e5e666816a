import type { PageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import type { Language } from '../../settings/language.ts';
import { openHistory } from '../../storage/database.ts';
import { measureHistory, type SeriesSize } from '../../storage/pages/measure-history.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { FORMAT_TAG } from '../../ui/text/language.ts';
import { ButtonAbout } from '../shared/button-about.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useRead } from '../shared/use-read.ts';
import { EarlierHistories } from './earlier-histories.tsx';
import { ExportForm } from './export-form.tsx';
import { ImportForm } from './import-form.tsx';
import { SetApartList } from './set-apart-list.tsx';

/** Export, import, what is stored, and deleting. */
export function HistoryView() {
  const { text } = useDashboard();
  return (
    <>
      <Say as="h1" of={text.say('dashboard_nav_data')} />
      <div class="halves">
        <div>
          <ExportForm />
          <ImportForm />
        </div>
        <div>
          <EarlierHistories />
          <SetApartList />
          <Stored />
        </div>
      </div>
    </>
  );
}

/** What is kept of each Page and how much room it takes, with a way to delete it. */
function Stored() {
  const { text, pages, fail, go, undo } = useDashboard();
  const stored = useRead(
    async () => ({
      sizes: await measureHistory(await openHistory()),
      used: (await navigator.storage.estimate()).usage,
    }),
    [pages.value],
  );

  function deletePage(pageId: PageId, name: string): void {
    undo.hold({
      key: `page ${pageId}`,
      said: text.say('dashboard_deleted', { name }),
      commit: () => askBackground('deletePage', { pageId }),
    });
  }

  function deleteAll(): void {
    if (!confirm(text.plain(text.say('dashboard_delete_all_sure')))) return;
    askBackground('deleteHistory', {})
      .then(() => go({ view: 'welcome' }))
      .catch(fail);
  }

  return (
    <section class="card">
      <Say as="h2" of={text.say('dashboard_stored')} />
      {stored?.used !== undefined && (
        <Say
          as="p"
          class="faint"
          of={text.say('dashboard_storage_used', { size: sizeText(stored.used, text) })}
        />
      )}
      <ul class="stored">
        {pages.value.map(({ page, joined = [] }) => (
          <li key={page.id}>
            <span>
              <bdi>{page.name}</bdi>
              {stored && (
                <SizeOf sizes={stored.sizes.filter(({ pageId }) => [page.id, ...joined].includes(pageId))} />
              )}
            </span>
            <ButtonAbout
              of={text.say('dashboard_delete')}
              about={page.name}
              onClick={() => deletePage(page.id, page.name)}
            />
          </li>
        ))}
      </ul>
      <p class="actions">
        <Button of={text.say('dashboard_delete_all')} class="danger" onClick={deleteAll} />
      </p>
    </section>
  );
}

/** How much is kept of one Page. */
function SizeOf({ sizes }: { sizes: readonly SeriesSize[] }) {
  const { text } = useDashboard();
  const sum = (of: (size: SeriesSize) => number): number => sizes.reduce((all, size) => all + of(size), 0);
  const thinned = sum((size) => size.thinned);
  return (
    <>
      {' · '}
      <Say
        of={text.sayCounted(
          'dashboard_samples',
          sum(({ samples }) => samples),
        )}
      />
      {thinned > 0 && (
        <>
          {' · '}
          <Say of={text.sayCounted('dashboard_thinned', thinned)} />
        </>
      )}
      {' · '}
      <bdi>
        {sizeText(
          sum(({ bytes }) => bytes),
          text,
        )}
      </bdi>
    </>
  );
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes in the unit that suits it. */
function sizeText(bytes: number, { language }: { readonly language: Language }): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000)));
  return new Intl.NumberFormat(FORMAT_TAG[language], {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    // The short form knows no plural: "984 byte".
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}
