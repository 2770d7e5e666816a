import type { PageId } from '../../core/page/page-identity.ts';
import type { PageAnswer } from '../../messaging/protocol.ts';
import { viewOf } from '../tell/publish.ts';

/** A Page as it stands now, as the protocol tells it. */
export async function answerFor(pageId: PageId | undefined): Promise<PageAnswer> {
  const view = pageId && (await viewOf(pageId));
  return view ? { kind: 'known-page', view } : { kind: 'unknown-page' };
}
