import { isTestBuild } from './build-flags.ts';
import { monotonicMs } from './clock.ts';

/** No answer is dated later than this after its request, and so after the site gave it. */
export const LATEST_MS = 10_000;

/** How long an answer may take, from the request to what is wanted of it, before it counts as none. */
const PATIENCE_MS = isTestBuild ? 2000 : LATEST_MS;

/** Nobody reads on for ever. */
const MOST_BYTES = 1_000_000;

/** How reading an answer ended. */
export type StreamEnd = (typeof STREAM_ENDS)[number];

export const STREAM_ENDS = [
  /** Whoever read it had enough. */
  'enough',
  /** The answer was over. */
  'over',
  /** It was longer than anybody reads. */
  'too-much',
  /** It sends on to another address, which is not followed. */
  'elsewhere',
  'slow',
  /** No answer at all, and the browser says that it has no network. */
  'offline',
  /** No answer at all. */
  'no-answer',
  /** Not a byte of it could be unpacked. */
  'garbled',
  /** It broke off. */
  'cut',
] as const;

/** What became of one request. */
export interface Streamed {
  readonly end: StreamEnd;
  /** When the answer began to arrive, or failed: milliseconds since 1970 UTC. */
  readonly atMs: number;
  /** The HTTP status; 0 where there was no answer, or one that was not to be seen. */
  readonly status: number;
  /** Bytes that were read, unpacked. */
  readonly bytes: number;
}

export interface StreamOptions {
  /** Takes the next piece. @returns whether that is enough. */
  readonly take: (text: string) => boolean;
  readonly nowMs: () => number;
  /** Ends the request; the promise then rejects. */
  readonly signal?: AbortSignal;
  /** `same-origin` for a content script, so that nothing goes to another host than the tab's. */
  readonly mode?: RequestMode;
}

/**
 * Asks for one address without the person's account, cookies or referrer, and lets go of the answer as soon as there is
 * enough of it. A redirect is never followed: where it leads cannot be seen before the request has left.
 * @throws what `take` throws; the reason of the signal.
 */
export async function streamText(
  address: string,
  { take, nowMs, signal, mode = 'cors' }: StreamOptions,
): Promise<Streamed> {
  const settled = new AbortController();
  const slow = AbortSignal.timeout(PATIENCE_MS);
  const startMs = monotonicMs();
  const seen = { atMs: nowMs(), status: 0, bytes: 0 };
  let isPacked = false;
  let isTaking = false;
  const ended = (end: StreamEnd): Streamed => ({ end, ...seen });
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      mode,
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'text/html' },
      signal: AbortSignal.any([...(signal ? [signal] : []), slow, settled.signal]),
    });
    // On a machine that stood still the answer may be handed over before the timer rings.
    if (monotonicMs() - startMs > LATEST_MS) return ended('slow');
    seen.atMs = nowMs();
    seen.status = response.status;
    isPacked = response.headers.has('content-encoding');
    if (response.type === 'opaqueredirect') return ended('elsewhere');
    if (!response.body) return ended('over');
    const stream = response.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await stream.read();
      if (!done) seen.bytes += value.byteLength;
      const text = decoder.decode(value, { stream: !done });
      isTaking = true;
      if (take(text)) return ended('enough');
      isTaking = false;
      if (done) return ended('over');
      if (seen.bytes >= MOST_BYTES) return ended('too-much');
    }
  } catch (error) {
    if (isTaking) throw error;
    signal?.throwIfAborted();
    if (slow.aborted) return ended('slow');
    // The browser's word alone is not believed, since it may be wrong; with a request that failed it explains that.
    if (seen.status === 0) return ended(navigator.onLine ? 'no-answer' : 'offline');
    return ended(isPacked && seen.bytes === 0 ? 'garbled' : 'cut');
  } finally {
    settled.abort();
  }
}
