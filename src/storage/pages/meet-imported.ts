import type { PageId } from '../../core/page/page-identity.ts';
import { isNumbered } from '../../facebook/facts/page-key.ts';
import type { HistoryWrite, PageRecord } from '../schema.ts';

/**
 * Where the history of a Page of a file belongs. A Page that is known stays as it is: what the file says of its name,
 * address, numbers and vanities changes nothing. A new one is kept under the file's id alone: by other numbers and
 * vanities it is found once a document has stated them.
 * @returns the id under which it is kept here.
 */
export async function meetImported(
  tx: HistoryWrite,
  page: Pick<PageRecord, 'id' | 'name' | 'address' | 'metric' | 'isMetricOpen' | 'firstSeenMs'>,
): Promise<PageId> {
  const pages = tx.objectStore('pages');
  const known = await knownAs(pages, page.id);
  if (known) return known.id;
  await pages.put({ ...page, ids: [], tiedIds: [], vanities: [], aliasKeys: [page.id] });
  return page.id;
}

/** What is asked of the stored Pages, in a transaction of whatever kind. */
interface StoredPages {
  get(id: PageId): Promise<PageRecord | undefined>;
  index(name: 'alias'): { getAll(id: PageId): Promise<PageRecord[]> };
}

/** The Page that is kept here under the id of one of a file, or that a document has stated to be it. */
export async function knownAs(pages: StoredPages, id: PageId): Promise<PageRecord | undefined> {
  const kept = await pages.get(id);
  if (kept || !isNumbered(id)) return kept;
  const named = await pages.index('alias').getAll(id);
  return named.find(({ ids }) => ids.some((one) => one.id === id));
}
