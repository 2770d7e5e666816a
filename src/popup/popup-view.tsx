import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PageId } from '../core/page/page-identity.ts';
import { scaleEnd, spansInList } from '../core/summary/gauge.ts';
import type { PageView } from '../core/summary/series-summary.ts';
import type { OverlayHidden } from '../settings/overlay.ts';
import { followedSeries } from '../ui/labels/followed-series.ts';
import { costOfAll } from '../ui/labels/measuring-lines.ts';
import { stateOfAll } from '../ui/labels/state-of-all.ts';
import { nearScreen, type WatchNear } from '../ui/live/near-screen.ts';
import { Button } from '../ui/parts/button.tsx';
import { Logo } from '../ui/parts/icon.tsx';
import { IconButton } from '../ui/parts/icon-button.tsx';
import { CHART, GEAR, SHARE } from '../ui/parts/icons.ts';
import { State } from '../ui/parts/mark.tsx';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';
import { FindRows } from './find-rows.tsx';
import { FirstVisit } from './first-visit.tsx';
import { PageRow, type RowActions } from './page-row.tsx';
import { type PopupModel, popupModel, type RowOrder } from './popup-model.ts';
import { Sum } from './sum.tsx';

/** A place of the dashboard that the popup leads to. */
export type PopupPlace = 'home' | 'share' | 'settings' | 'data';

export interface PopupActions extends RowActions {
  readonly openDashboard: (place: PopupPlace) => void;
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
  /** What concerns the whole window stands before all figures. */
  readonly notices?: ComponentChildren;
}

/** So many rows stand in the first picture: below the sum the toolbar window holds no more. */
const FIRST_ROWS = 4;
/** As many as the window holds follow with their figures at once; the others stand in the list with their names. */
const LEAST_ROWS = 6;
const ROW_PIXELS = 86;
/** No longer than this for a browser that is never idle. */
const LONGEST_WAIT_MS = 60;

export function PopupView(props: PopupProps) {
  const { pages, now, hidden, hasAccess, activeId, campaign, text, actions, notices } = props;
  const order = useSignal<RowOrder>('rate');
  const search = useSignal('');
  const rowsAtOnce = useMemo(() => Math.max(LEAST_ROWS, Math.ceil(innerHeight / ROW_PIXELS)), []);
  const isWhole = useSignal(pages.value.length <= FIRST_ROWS);
  useEffect(() => {
    if (isWhole.value) return;
    const waiting = requestIdleCallback(
      () => {
        isWhole.value = true;
      },
      { timeout: LONGEST_WAIT_MS },
    );
    return () => cancelIdleCallback(waiting);
  }, [isWhole]);
  const watchNear = useWatchNear();
  const model = popupModel({
    pages: pages.value,
    activeId,
    targets: campaign?.targets,
    order: order.value,
    search: search.value,
    language: text.language,
    nowMs: now.value,
  });
  const end = useScale(pages.value);
  const isEmpty = pages.value.length === 0;
  return (
    <main>
      {!isEmpty && <Head model={model} name={campaign?.name} nowMs={now.value} text={text} />}
      {notices}
      {!hasAccess.value && <AccessWanted text={text} onAllow={actions.requestAccess} />}
      {isEmpty && <FirstVisit text={text} />}
      <Sum total={model.total} nowMs={now.value} text={text} />
      {model.isLong && <FindRows order={order} search={search} text={text} />}
      {!isEmpty && model.rows.length === 0 && (
        <Say as="p" class="none-found" of={text.say('popup_none_found')} />
      )}
      {!isEmpty && (
        // The room of all rows is taken at once, so that nothing below moves when the others follow.
        <ul
          class="rows"
          aria-label={text.plain(text.say('popup_pages'))}
          style={{ '--rows': `${model.rows.length}` }}
        >
          {(isWhole.value ? model.rows : model.rows.slice(0, FIRST_ROWS)).map((view, i) => (
            <PageRow
              key={view.page.id}
              view={view}
              end={end}
              isAtOnce={i < rowsAtOnce}
              watchNear={watchNear}
              isHidden={!hidden.value.everywhere && hidden.value.pages.includes(view.page.id)}
              nowMs={now.value}
              text={text}
              actions={actions}
            />
          ))}
        </ul>
      )}
      <CostOfAll pages={pages.value} text={text} />
      {hidden.value.everywhere && (
        <p class="banner">
          <Button of={text.say('overlay_show_all')} onClick={actions.showOverlayEverywhere} />
        </p>
      )}
      <footer>
        <Button
          of={text.say('charts')}
          icon={CHART}
          class={isEmpty ? 'wide' : 'main wide'}
          onClick={() => actions.openDashboard('home')}
        />
        <IconButton
          label={text.plain(text.say('share'))}
          icon={SHARE}
          onClick={() => actions.openDashboard('share')}
        />
        <IconButton
          label={text.plain(text.say('settings'))}
          icon={GEAR}
          onClick={() => actions.openDashboard('settings')}
        />
      </footer>
    </main>
  );
}

/** One observer for all rows, as long as the list is there. */
function useWatchNear(): WatchNear {
  const gone = useMemo(() => new AbortController(), []);
  useEffect(() => () => gone.abort(), [gone]);
  return useMemo(() => nearScreen(gone.signal), [gone]);
}

/** What measuring takes, all Pages together. */
function CostOfAll({ pages, text }: { pages: readonly PageView[]; text: Text }) {
  const cost = costOfAll(pages, text);
  return cost ? <Say as="p" class="cost" of={cost} /> : null;
}

/** One scale for all rows; it changes only when a figure leaves it or all fall far below it. */
function useScale(pages: readonly PageView[]): number {
  const held = useRef<number | undefined>(undefined);
  return useMemo(() => {
    const rates = pages.flatMap((view) => {
      const rate = followedSeries(view)?.rate;
      return rate?.kind === 'rate' ? [rate] : [];
    });
    held.current = scaleEnd(spansInList(rates), held.current);
    return held.current;
  }, [pages]);
}

function Head(props: { model: PopupModel; name: string | undefined; nowMs: number; text: Text }) {
  const { model, name, nowMs, text } = props;
  const state = stateOfAll(model.total, model.rows, nowMs, text);
  return (
    <header>
      <Logo />
      <h1>
        <bdi>{name ?? 'Ebb'}</bdi>
      </h1>
      {state && <State mark={state.mark} of={state.say} />}
    </header>
  );
}

/** The browser withholds Facebook: why it is needed, and the button that asks. */
function AccessWanted({ text, onAllow }: { text: Text; onAllow: () => void }) {
  return (
    <section class="banner warn access">
      <div>
        <Say as="h2" of={text.say('obstacle_permission_missing')} />
        <Say as="p" of={text.say('access_why')} />
      </div>
      <Button of={text.say('allow_access')} class="main" onClick={onAllow} />
    </section>
  );
}
