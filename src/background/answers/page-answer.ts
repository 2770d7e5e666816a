import type { PageId } from '../../core/page/page-identity.ts';
import { withDisk } from '../../core/summary/with-disk.ts';
import type { PageAnswer } from '../../messaging/protocol.ts';
import { openHistory } from '../../storage/database.ts';
import { readPageView } from '../../storage/pages/page-views.ts';
import { storageState } from '../session/storage-state.ts';

/** A Page as it stands now, as the protocol tells it. */
export async function answerFor(pageId: PageId | undefined): Promise<PageAnswer> {
  const view = pageId && (await readPageView(await openHistory(), pageId));
  return view ? { kind: 'known-page', view: withDisk(view, await storageState()) } : { kind: 'unknown-page' };
}
