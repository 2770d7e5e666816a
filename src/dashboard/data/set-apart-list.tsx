import { askBackground } from '../../messaging/send.ts';
import { openHistory } from '../../storage/database.ts';
import { readSetApart, type SetApart } from '../../storage/series/set-apart.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { preciseInstant } from '../chart/time-label.ts';
import { useDashboard } from '../shared/dashboard-context.ts';
import { useRead } from '../shared/use-read.ts';

/**
 * Samples that were taken out of their series, since they lay in the future of the clock, with a way to put them back;
 * nothing where there are none.
 */
export function SetApartList() {
  const { text, pages, now, fail } = useDashboard();
  const batches = useRead(async () => readSetApart(await openHistory()), [pages.value]) ?? [];
  if (batches.length === 0) return null;

  function putBack({ pageId, metric }: SetApart): void {
    askBackground('takeBack', { pageId, metric }).catch(fail);
  }

  return (
    <section class="card set-apart">
      <Say as="h2" of={text.say('dashboard_set_apart')} />
      <Say as="p" class="faint" of={text.say('dashboard_set_apart_explained')} />
      <ul class="stored">
        {batches.map((batch) => {
          const { pageId, metric, atMs, samples } = batch;
          const page = pages.value.find((view) =>
            [view.page.id, ...(view.joined ?? [])].includes(pageId),
          )?.page;
          const firstMs = samples[0]?.atMs ?? atMs;
          const lastMs = samples.at(-1)?.atMs ?? atMs;
          return (
            <li key={`${pageId} ${metric} ${atMs}`}>
              <span>
                <bdi>{page?.name ?? pageId}</bdi>
                {' · '}
                <Say of={text.sayCounted('dashboard_samples', samples.length)} />
                {' · '}
                <Say
                  of={text.say('dashboard_preview_span', {
                    from: preciseInstant(firstMs, text.language),
                    to: preciseInstant(lastMs, text.language),
                  })}
                />
              </span>
              {firstMs <= now.value && (
                <Button
                  of={text.say('dashboard_set_apart_back')}
                  class="quiet"
                  onClick={() => putBack(batch)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
