import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PageId } from '../core/page/page-identity.ts';
import type { PageView } from '../core/summary/series-summary.ts';
import type { OverlayHidden } from '../settings/overlay.ts';
import { figuresLabel } from '../ui/labels/rate-label.ts';
import type { Total } from '../ui/labels/total.ts';
import { RateLines } from '../ui/parts/rate-lines.tsx';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';
import { FindRows } from './find-rows.tsx';
import { FirstVisit } from './first-visit.tsx';
import { PageRow, type RowActions } from './page-row.tsx';
import { popupModel, type RowOrder } from './popup-model.ts';

export interface PopupActions extends RowActions {
  readonly openDashboard: () => void;
  readonly showOverlayEverywhere: () => void;
  /** Runs inside the click. */
  readonly requestAccess: () => void;
}

export interface PopupProps {
  readonly pages: ReadonlySignal<readonly PageView[]>;
  readonly now: ReadonlySignal<number>;
  readonly hidden: ReadonlySignal<OverlayHidden>;
  readonly hasAccess: ReadonlySignal<boolean>;
  readonly activeId: PageId | undefined;
  /** The person's newest campaign, if there is one. */
  readonly campaign: { readonly name: string; readonly targets: readonly PageId[] } | undefined;
  readonly text: Text;
  readonly actions: PopupActions;
}

/** As many rows as the largest window holds; the others are drawn when these are on the screen. */
const FIRST_ROWS = 6;
const MORE_ROWS = 12;
/** No longer than this for a browser that is never idle. */
const LONGEST_WAIT_MS = 300;

export function PopupView(props: PopupProps) {
  const { pages, now, hidden, hasAccess, activeId, campaign, text, actions } = props;
  const order = useSignal<RowOrder>('rate');
  const search = useSignal('');
  const mostRows = useSignal(FIRST_ROWS);
  const isCut = mostRows.value < pages.value.length;
  useEffect(() => {
    if (!isCut) return;
    const waiting = requestIdleCallback(
      () => {
        mostRows.value += MORE_ROWS;
      },
      { timeout: LONGEST_WAIT_MS },
    );
    return () => cancelIdleCallback(waiting);
  }, [mostRows.value, isCut]);
  const model = popupModel({
    pages: pages.value,
    activeId,
    targets: campaign?.targets,
    order: order.value,
    search: search.value,
    language: text.language,
    nowMs: now.value,
  });
  return (
    <main>
      <h1 class="unseen">Ebb</h1>
      {!hasAccess.value && <AccessWanted text={text} onAllow={actions.requestAccess} />}
      {pages.value.length === 0 && <FirstVisit text={text} />}
      <TotalBand total={model.total} name={campaign?.name} text={text} />
      {model.isLong && <FindRows order={order} search={search} text={text} />}
      {pages.value.length > 0 && model.rows.length === 0 && (
        <p class="none-found">
          <Say of={text.say('popup_none_found')} />
        </p>
      )}
      <ul class="rows" aria-label={text.plain(text.say('popup_pages'))}>
        {model.rows.slice(0, mostRows.value).map((view) => (
          <PageRow
            key={view.page.id}
            view={view}
            isHidden={!hidden.value.everywhere && hidden.value.pages.includes(view.page.id)}
            nowMs={now.value}
            text={text}
            actions={actions}
          />
        ))}
      </ul>
      <footer>
        <button type="button" onClick={actions.openDashboard}>
          <Say of={text.say('open_dashboard')} />
        </button>
        {hidden.value.everywhere && (
          <button type="button" onClick={actions.showOverlayEverywhere}>
            <Say of={text.say('overlay_show_all')} />
          </button>
        )}
      </footer>
    </main>
  );
}

/** The sum of several Pages; where there is but one, its own row says it all. */
function TotalBand(props: { total: Total; name: string | undefined; text: Text }) {
  const { name, text } = props;
  const { rate, unit } = props.total;
  if (rate.kind === 'no-campaign-rate' || rate.coverage.total < 2) return null;
  const { fresh, total } = rate.coverage;
  const coverage = { fresh: text.format.whole(fresh), total: text.format.whole(total) };
  return (
    <header class="total">
      <h2>
        <Say of={name === undefined ? text.say('popup_total') : [{ isolated: name }]} />
      </h2>
      <RateLines label={figuresLabel(rate, unit, text)} />
      <p class="interval">
        <Say of={text.say('popup_coverage', coverage)} />
      </p>
    </header>
  );
}

/** The browser withholds Facebook: why it is needed, and the button that asks. */
function AccessWanted({ text, onAllow }: { text: Text; onAllow: () => void }) {
  return (
    <section class="access">
      <h2>
        <Say of={text.say('obstacle_permission_missing')} />
      </h2>
      <p class="interval">
        <Say of={text.say('access_why')} />
      </p>
      <button type="button" class="main" onClick={onAllow}>
        <Say of={text.say('allow_access')} />
      </button>
    </section>
  );
}
