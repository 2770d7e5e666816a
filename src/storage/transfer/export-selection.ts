import type { PageId } from '../../core/page/page-identity.ts';

/** Which part of the history is exported; what is left out means all. Instants inclusive. */
export interface ExportSelection {
  readonly pageIds?: ReadonlySet<PageId> | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

/** Whether a record is about a Page of the selection; one about all Pages always is. */
export const isSelectedPage = ({ pageIds }: ExportSelection, pageId: PageId | undefined): boolean =>
  !pageIds || pageId === undefined || pageIds.has(pageId);

/** Whether any of a stretch of time lies in the selection. */
export const isSelectedTime = (
  { fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY }: ExportSelection,
  startMs: number,
  endMs = startMs,
): boolean => startMs <= toMs && endMs >= fromMs;
