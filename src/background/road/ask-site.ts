import type { Look } from '../../core/page/reading.ts';
import { startAnswerReader } from '../../facebook/read-answer.ts';
import type { HeadReader } from '../../facebook/read-head.ts';
import { nowMs } from '../../platform/clock.ts';
import { logError } from '../../platform/log.ts';
import { type Streamed, streamText } from '../../platform/stream-text.ts';

/** What one address answered. */
export type SiteAnswer = Omit<Streamed, 'end'> & { readonly look: Look };

/**
 * Asks one address of the site and reads the answer while it arrives, until the matter is settled. A fault of a reader
 * of ours is logged, and is no word of the site's.
 */
export async function askSite(address: string, head: HeadReader): Promise<SiteAnswer> {
  const reader = startAnswerReader(head);
  try {
    const { end, ...seen } = await streamText(address, { take: reader.take, nowMs });
    return { look: reader.look({ end, ...seen }), ...seen };
  } catch (error) {
    await logError('reading an answer', error);
    return { look: UNREAD, atMs: nowMs(), status: 0, bytes: 0 };
  }
}

const UNREAD: Look = {
  kind: 'obstacle',
  obstacle: { kind: 'counter-not-found', detail: 'a reader failed' },
  language: '',
};
