import { type ClockOffset, clockOffset } from '../core/pool/clock-offset.ts';
import type { PoolFault } from '../core/pool/pool-fault.ts';
import { nowMs } from '../platform/clock.ts';

/** How long a pool may take, question to the end of its answer. */
const PATIENCE_MS = 30_000;
/** A week of ten Pages in one answer is a tenth of this. */
const LONGEST_ANSWER = 16_000_000;

export interface PoolFailure {
  readonly kind: 'fault';
  readonly fault: PoolFault;
}

export interface PoolText {
  readonly kind: 'answer';
  readonly text: string;
  /** Not there where the pool does not tell its clock. */
  readonly clock?: ClockOffset;
}

/** Whom to ask, and as whom. */
export interface PoolAccess {
  readonly origin: string;
  readonly token: string;
}

export interface PoolQuestion {
  readonly path: '/write' | '/api/v1/export' | '/api/v1/query' | '/api/v1/query_range';
  readonly query: Readonly<Record<string, string>>;
  /** Lines to write; a question without them reads. */
  readonly body?: string;
  readonly longestAnswer?: number;
}

export const poolFault = (fault: PoolFault): PoolFailure => ({ kind: 'fault', fault });

/**
 * Asks a pool: without account, cookie or referrer, never beyond its own origin, and no longer than an answer
 * may be.
 * @param signal ends the request when whoever asks ends; the promise then rejects.
 */
export async function askPool(
  { origin, token }: PoolAccess,
  { path, query, body, longestAnswer = LONGEST_ANSWER }: PoolQuestion,
  signal: AbortSignal,
): Promise<PoolText | PoolFailure> {
  const slow = AbortSignal.timeout(PATIENCE_MS);
  const done = new AbortController();
  const sentMs = nowMs();
  try {
    const response = await fetch(`${origin}${path}?${new URLSearchParams(query)}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'text/plain', 'content-encoding': 'gzip' }),
      },
      ...(body === undefined ? {} : { body: await gzip(body) }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.any([signal, slow, done.signal]),
    });
    const receivedMs = nowMs();
    // A browser hides a redirect that it was told not to follow, other engines show it.
    const isRedirect =
      response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
    if (isRedirect) return poolFault('moved');
    const text = await readBounded(response, longestAnswer);
    if (text === undefined) return poolFault('too-long');
    if (!response.ok) return poolFault(faultOf(response.status, text));
    const poolMs = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(poolMs)
      ? { kind: 'answer', text }
      : { kind: 'answer', text, clock: clockOffset(poolMs, sentMs, receivedMs) };
  } catch {
    signal.throwIfAborted();
    return poolFault(slow.aborted ? 'slow' : 'unreachable');
  } finally {
    done.abort();
  }
}

/** This guard answers 400 where it does not know a token, and says so; later ones answer 401. */
function faultOf(status: number, text: string): PoolFault {
  if (status === 401 || status === 403) return 'token';
  if (status === 400 && /\b(?:user|token|auth)/i.test(text.slice(0, 1000))) return 'token';
  return status >= 500 || status === 429 ? 'out-of-order' : 'strange';
}

async function gzip(text: string): Promise<Blob> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return await new Response(packed).blob();
}

/** The text of an answer, or nothing where it is longer than it may be: the rest is not read. */
async function readBounded(response: Response, longest: number): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    bytes += chunk.byteLength;
    if (bytes > longest) return undefined;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}
