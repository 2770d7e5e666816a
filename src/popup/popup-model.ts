import type { PageId } from '../core/page/page-identity.ts';
import type { PageView } from '../core/summary/series-summary.ts';
import { followedSeries } from '../ui/labels/followed-series.ts';
import { type Total, totalOf } from '../ui/labels/total.ts';

/** How the rows are ordered: fastest loss first, or by name. */
export type RowOrder = 'rate' | 'name';

/** What the popup has been given and told. */
export interface PopupState {
  /** All Pages, in the order they were first seen. */
  readonly pages: readonly PageView[];
  /** The Page of the tab the popup was opened over; it comes first. */
  readonly activeId: PageId | undefined;
  /** The targets of the person's newest campaign, if there is one. */
  readonly targets: readonly PageId[] | undefined;
  readonly order: RowOrder;
  /** What the person typed to find a Page. */
  readonly search: string;
  readonly language: string;
  readonly nowMs: number;
}

/** What the popup shows, before it is put into words. */
export interface PopupModel {
  readonly total: Total;
  readonly rows: readonly PageView[];
  /** There are so many Pages that ordering and searching help. */
  readonly isLong: boolean;
}

const LONG = 8;

const isAtWork = ({ watch }: PageView): boolean => watch.kind !== 'not-measuring';

export function popupModel(state: PopupState): PopupModel {
  const { pages, activeId, targets, order, search, language, nowMs } = state;
  let collator: Intl.Collator | undefined;
  const byName = (a: PageView, b: PageView): number => {
    collator ??= new Intl.Collator(language, { sensitivity: 'base', numeric: true });
    return collator.compare(a.page.name, b.page.name);
  };
  const rank = (view: PageView): number => (view.page.id === activeId ? 0 : isAtWork(view) ? 1 : 2);
  const within = (a: PageView, b: PageView): number =>
    (order === 'rate' ? slopeOf(a) - slopeOf(b) : 0) || byName(a, b);
  return {
    total: totalOf(pages, nowMs, targets),
    rows: pages
      .filter(({ page }) => search === '' || holds(page.name, search, language))
      .toSorted((a, b) => rank(a) - rank(b) || within(a, b)),
    isLong: pages.length >= LONG,
  };
}

/** Likes a minute, the fastest loss lowest; Pages without a figure come after the others. */
function slopeOf(view: PageView): number {
  const rate = followedSeries(view)?.rate;
  return rate?.kind === 'rate' ? rate.perMinute : Number.MAX_VALUE;
}

/** Whether a name holds what was typed, whatever the case and the accents. */
function holds(name: string, search: string, language: string): boolean {
  const plain = (text: string): string =>
    text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(language);
  return plain(name).includes(plain(search.trim()));
}
