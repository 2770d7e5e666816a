import { type ClockOffset, clockOffset } from '../core/pool/clock-offset.ts';
import type { PoolFault } from '../core/pool/pool-fault.ts';
import { nowMs } from '../platform/clock.ts';
import { unlessAborted } from '../platform/unless-aborted.ts';

/** How long a pool may take to begin its answer. */
const PATIENCE_MS = 30_000;
/** How long the answer itself may take: a week of ten Pages over a slow line. */
const BODY_PATIENCE_MS = 60_000;
/** A week of ten Pages in one answer is a tenth of this. */
const LONGEST_ANSWER = 16_000_000;

export interface PoolFailure {
  readonly kind: 'fault';
  readonly fault: PoolFault;
  /** Where something answered that told its clock. */
  readonly clock?: ClockOffset;
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

/** What to read, or lines to write. */
export type PoolQuestion = (
  | {
      readonly path: '/api/v1/export' | '/api/v1/query' | '/api/v1/query_range';
      readonly form: Readonly<Record<string, string>>;
    }
  | { readonly path: '/write'; readonly lines: string }
) & {
  readonly longestAnswer?: number;
  /** How long the answer may take to begin, and then to end. */
  readonly patienceMs?: { readonly beginning: number; readonly body: number };
};

/** Why the request of a question ends at last: made once, since an error of its own is told with where it came from. */
const ASKED = new Error('the question is over');

export const poolFault = (fault: PoolFault): PoolFailure => ({ kind: 'fault', fault });

/**
 * Asks a pool: without account, cookie or referrer, never beyond its own origin, no longer than an answer may be, and
 * no longer than it may take, whatever the browser does with a request that was given up.
 * @param signal ends the request when whoever asks ends; the promise then rejects.
 */
export async function askPool(
  access: PoolAccess,
  question: PoolQuestion,
  signal: AbortSignal,
): Promise<PoolText | PoolFailure> {
  const { beginning, body } = question.patienceMs ?? { beginning: PATIENCE_MS, body: BODY_PATIENCE_MS };
  const over = new AbortController();
  /** Waits for a part of it, so long and no longer. */
  const within = async <Part>(patienceMs: number, part: Promise<Part>): Promise<Part | 'slow'> => {
    const slow = AbortSignal.timeout(patienceMs);
    try {
      return await unlessAborted(part, AbortSignal.any([signal, slow]));
    } catch (error) {
      if (slow.aborted && !signal.aborted) return 'slow';
      throw error;
    }
  };
  const sentMs = nowMs();
  try {
    const response = await within(beginning, send(access, question, AbortSignal.any([signal, over.signal])));
    if (response === 'slow') return poolFault('slow');
    const receivedMs = nowMs();
    const poolMs = Date.parse(response.headers.get('date') ?? '');
    const clock = Number.isNaN(poolMs) ? {} : { clock: clockOffset(poolMs, sentMs, receivedMs) };
    // A browser hides a redirect that it was told not to follow, other engines show it.
    const isRedirect =
      response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
    if (isRedirect) return poolFault('moved');
    const read = await within(body, readBounded(response, question.longestAnswer ?? LONGEST_ANSWER));
    if (read === 'slow') return { ...poolFault('slow'), ...clock };
    if (read.kind === 'too-long') return { ...poolFault('too-long'), ...clock };
    const { text } = read;
    if (!response.ok) return { ...poolFault(faultOf(response.status, text)), ...clock };
    // Whatever else would thank for lines is not this engine.
    if (question.path === '/write' && response.status !== 204) return { ...poolFault('strange'), ...clock };
    return { kind: 'answer', text, ...clock };
  } catch {
    signal.throwIfAborted();
    return poolFault('unreachable');
  } finally {
    over.abort(ASKED);
  }
}

/**
 * Every question is a POST to one of a few addresses that never change: before each new address the browser would first
 * ask the pool whether it may, once more than every other question. And it remembers that answer only for a request that
 * says nothing of the browser's store, in which the answer to a POST is not kept anyway.
 */
const send = async (
  { origin, token }: PoolAccess,
  question: PoolQuestion,
  signal: AbortSignal,
): Promise<Response> =>
  await fetch(`${origin}${question.path}${question.path === '/write' ? '?precision=ms' : ''}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(question.path === '/write' ? { 'content-type': 'text/plain', 'content-encoding': 'gzip' } : {}),
    },
    body: question.path === '/write' ? await gzip(question.lines) : new URLSearchParams(question.form),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
    signal,
  });

/** This guard answers 400 where it does not know a token, and says so; later ones answer 401. */
function faultOf(status: number, text: string): PoolFault {
  if (status === 401 || status === 403) return 'token';
  if (status === 400 && /\b(?:user|token|auth)/i.test(text.slice(0, 1000))) return 'token';
  return status >= 500 || status === 429 ? 'out-of-order' : 'strange';
}

/** Bytes, and no stream of them: whoever sends a stream pays for it once more. */
async function gzip(text: string): Promise<ArrayBuffer> {
  const packing = new CompressionStream('gzip');
  const writer = packing.writable.getWriter();
  const written = writer.write(new TextEncoder().encode(text)).then(() => writer.close());
  const packed = packing.readable.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let read = await packed.read(); !read.done; read = await packed.read()) parts.push(read.value);
  await written;
  return await new Blob(parts).arrayBuffer();
}

type ReadAnswer = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-long' };

/** The text of an answer, unless it is longer than it may be: the rest is not read. */
async function readBounded({ body }: Response, longest: number): Promise<ReadAnswer> {
  if (!body) return { kind: 'text', text: '' };
  const stream = body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await stream.read();
    if (done) return { kind: 'text', text: parts.join('') + decoder.decode() };
    bytes += value.byteLength;
    if (bytes > longest) return { kind: 'too-long' };
    parts.push(decoder.decode(value, { stream: true }));
  }
}
