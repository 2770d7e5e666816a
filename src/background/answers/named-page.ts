import type { PageId } from '../../core/page/page-identity.ts';
import type { KnownSender } from '../../messaging/sender.ts';
import { openHistory } from '../../storage/database.ts';
import { readPageView } from '../../storage/pages/page-views.ts';
import { findPage } from '../../storage/pages/pages.ts';
import { isSenderAt } from '../session/tab-pages.ts';

/**
 * The Page that a question names, if it is known. A tab may name the Page alone that it shows, by the address that the
 * browser states: should the site's own process speak in our script's place, it learns of no other and starts none.
 * @param keys in the order of trust, as `keysOf` gives them.
 */
export async function namedPage(keys: readonly PageId[], sender: KnownSender): Promise<PageId | undefined> {
  const db = await openHistory();
  const pageId = await findPage(db, keys);
  if (!pageId || sender.kind === 'view') return pageId;
  const view = await readPageView(db, pageId);
  return view && isSenderAt(sender, view.page) ? pageId : undefined;
}
