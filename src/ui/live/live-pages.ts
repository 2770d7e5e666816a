import { type ReadonlySignal, signal as store } from '@preact/signals';
import type { PageView } from '../../core/summary/series-summary.ts';
import { onNotice } from '../../messaging/notices.ts';

/**
 * The Pages as they stand, kept up to date by the background's news until the signal ends. Order is kept; a
 * Page not seen before comes last.
 * @param initial what the database held when the view opened.
 */
export function livePages(
  initial: readonly PageView[],
  signal: AbortSignal,
): ReadonlySignal<readonly PageView[]> {
  const pages = store(initial);
  onNotice(
    'pageChanged',
    ({ view }) => {
      const isKnown = pages.value.some(({ page }) => page.id === view.page.id);
      pages.value = isKnown
        ? pages.value.map((known) => (known.page.id === view.page.id ? view : known))
        : [...pages.value, view];
    },
    signal,
  );
  onNotice(
    'pageRemoved',
    ({ pageId }) => {
      pages.value = pages.value.filter(({ page }) => page.id !== pageId);
    },
    signal,
  );
  return pages;
}
