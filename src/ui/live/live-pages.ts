import { type ReadonlySignal, signal as store } from '@preact/signals';
import type { PageView } from '../../core/summary/series-summary.ts';
import { onNotice } from '../../messaging/notices.ts';

type Pages = readonly PageView[];

/** Shows the Pages from now on. @param initial what the database held after it was begun to listen. */
type ShowPages = (initial: Pages) => ReadonlySignal<Pages>;

/**
 * Listens to the background's news of Pages until the signal ends. Called before the database is read: what is told
 * meanwhile may be in what is read or not, so it is said of it once more. Order is kept; a Page not seen before comes
 * last.
 */
export function livePages(signal: AbortSignal): ShowPages {
  const pages = store<Pages>([]);
  let heard: ((before: Pages) => Pages)[] | undefined = [];
  const hear = (change: (before: Pages) => Pages): void => {
    heard?.push(change);
    pages.value = change(pages.value);
  };
  onNotice('pageChanged', ({ view }) => hear((before) => withView(before, view)), signal);
  onNotice(
    'pageRemoved',
    ({ pageId }) => hear((before) => before.filter(({ page }) => page.id !== pageId)),
    signal,
  );
  return (initial) => {
    pages.value = heard?.reduce((before, change) => change(before), initial) ?? initial;
    heard = undefined;
    return pages;
  };
}

const withView = (before: Pages, view: PageView): Pages =>
  before.some(({ page }) => page.id === view.page.id)
    ? before.map((known) => (known.page.id === view.page.id ? view : known))
    : [...before, view];
