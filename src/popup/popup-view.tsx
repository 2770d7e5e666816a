import type { ReadonlySignal } from '@preact/signals';
import type { PageId } from '../core/page/page-identity.ts';
import type { PageView } from '../core/series/series-summary.ts';
import { figuresLabel } from '../ui/rate-label.ts';
import { Say } from '../ui/say.tsx';
import type { Text } from '../ui/text.ts';
import { PageRow, type RowActions } from './page-row.tsx';
import { type PopupModel, popupModel } from './popup-model.ts';

export interface PopupProps {
  readonly pages: ReadonlySignal<readonly PageView[]>;
  readonly now: ReadonlySignal<number>;
  readonly activeId: PageId | undefined;
  readonly text: Text;
  readonly actions: RowActions & { readonly openDashboard: () => void };
}

export function PopupView({ pages, now, activeId, text, actions }: PopupProps) {
  const model = popupModel(pages.value, activeId, now.value);
  if (model.rows.length === 0) return <FirstVisit text={text} />;
  return (
    <>
      <Total total={model.total} text={text} />
      <ul class="rows" aria-label={text.plain(text.say('popup_pages'))}>
        {model.rows.map((view) => (
          <PageRow key={view.page.id} view={view} nowMs={now.value} text={text} actions={actions} />
        ))}
      </ul>
      <footer>
        <button type="button" class="quiet" onClick={actions.openDashboard}>
          <Say of={text.say('open_dashboard')} />
        </button>
      </footer>
    </>
  );
}

/** The sum of the Pages measured now, where there is more than one to sum. */
function Total({ total: { rate, unit }, text }: { total: PopupModel['total']; text: Text }) {
  if (rate.kind === 'no-campaign-rate' || rate.coverage.total < 2) return null;
  const label = figuresLabel(rate, unit, text);
  const { fresh, total } = rate.coverage;
  const coverage = { fresh: text.format.whole(fresh), total: text.format.whole(total) };
  return (
    <header class={`total rate ${label.tone}`}>
      <h1>
        <Say of={text.say('popup_total')} />
      </h1>
      <p class="headline">
        <Say of={label.headline} />
      </p>
      <p class="interval">
        <Say of={label.between} />
        {label.second.length > 0 && (
          <>
            {' · '}
            <Say of={label.second} />
          </>
        )}
      </p>
      <p class="interval">
        <Say of={text.say('popup_coverage', coverage)} />
      </p>
    </header>
  );
}

/** What to do when there is nothing yet. */
function FirstVisit({ text }: { text: Text }) {
  return (
    <section class="first">
      <h1>
        <Say of={text.say('popup_first_title')} />
      </h1>
      <ol>
        <li>
          <Say of={text.say('popup_first_open')} />
        </li>
        <li>
          <Say of={text.say('popup_first_measure')} />
        </li>
        <li>
          <Say of={text.say('popup_first_wait')} />
        </li>
      </ol>
      <p class="interval">
        <Say of={text.say('popup_first_promise')} />
      </p>
    </section>
  );
}
