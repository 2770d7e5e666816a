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
  page: Pick<PageRecord, 'id' | 'name' | 'address' | 'metric' | 'firstSeenMs'>,
): Promise<PageId> {
  const pages = tx.objectStore('pages');
  if (await pages.getKey(page.id)) return page.id;
  if (isNumbered(page.id)) {
    const named = await pages.index('alias').getAll(page.id);
    const known = named.find(({ ids }) => ids.some(({ id }) => id === page.id));
    if (known) return known.id;
  }
  await pages.put({ ...page, ids: [], tiedIds: [], vanities: [], aliasKeys: [page.id] });
  return page.id;
}
