import type { Metric } from '../core/page/metric.ts';
import { nowMs } from '../platform/clock.ts';
import { type Streamed, streamText } from '../platform/stream-text.ts';

/** What a tab was answered: the background reads it, which has the reader of texts. */
export interface ReRead extends Streamed {
  readonly text: string;
}

/** No more is read of an answer, but for the piece that goes beyond it, and the background takes no more. */
const MOST_TEXT = 1_000_000;

/** Likes stand in the head; followers may stand further down. */
const HEAD_IS_OVER = /<body[\s>]/i;

/**
 * Asks for a Page's own address again, from the tab that shows it.
 * @param address same origin as the document this runs in.
 * @param signal ends the request when the script's lifetime does; the promise then rejects.
 */
export async function reRead(address: string, wanted: Metric, signal: AbortSignal): Promise<ReRead> {
  let text = '';
  const take = (piece: string): boolean => {
    text += piece;
    return wanted === 'likes' && HEAD_IS_OVER.test(text);
  };
  const streamed = await streamText(address, { take, nowMs, signal, mode: 'same-origin' });
  return { ...streamed, text: text.slice(0, MOST_TEXT) };
}
