import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Metric } from '../../../src/core/page/metric.ts';
import { startAnswerReader } from '../../../src/facebook/read-answer.ts';
import { startHeadReader } from '../../../src/facebook/read-head.ts';
import { streamText } from '../../../src/platform/stream-text.ts';

const logged: unknown[] = [];
vi.mock('../../../src/platform/log.ts', () => ({
  logError: async (_where: string, error: unknown) => void logged.push(error),
}));
const { askSite } = await import('../../../src/background/road/ask-site.ts');

const ADDRESS = 'https://www.facebook.com/maroctelecom';

const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Maroc Telecom</title>
<meta property="al:android:url" content="fb://page/120000000000001?referrer=app_link">
<link rel="canonical" href="${ADDRESS}/">
<meta property="og:url" content="${ADDRESS}/"><meta property="og:title" content="Maroc Telecom">
<meta name="description" content="Maroc Telecom. 2,447,100 likes &#xb7; 1,200 talking about this. Operator.">
</head><body>`;

/** What a server of our own sends: pieces of a body, and whether the line holds until the end. */
interface Answer {
  readonly pieces: readonly string[];
  readonly end: 'closed' | 'cut' | 'never';
  readonly status?: number;
}

let cancelled: boolean;
let asked: { address: string; init: RequestInit }[];

function serve({ pieces, end, status = 200 }: Answer): void {
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push({ address, init });
    const left = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = left.shift();
        if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
        else if (end === 'closed') controller.close();
        else if (end === 'cut') controller.error(new TypeError('network error'));
        else return new Promise<void>(() => {});
        return undefined;
      },
      cancel() {
        cancelled = true;
      },
    });
    init.signal?.addEventListener('abort', () => {
      cancelled = true;
    });
    return new Response(body, { status });
  });
}

beforeEach(() => {
  cancelled = false;
  asked = [];
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const NOW_MS = Date.UTC(2026, 10, 24);

/** As `askSite` does, with a signal to end it by. */
async function ask(wanted: Metric = 'likes', signal?: AbortSignal) {
  const reader = startAnswerReader(startHeadReader(ADDRESS, wanted));
  const options = { take: reader.take, nowMs: () => NOW_MS, ...(signal && { signal }) };
  const streamed = await streamText(ADDRESS, options);
  return { ...streamed, look: reader.look(streamed) };
}

describe('an address that is asked', () => {
  it('is asked once, without account, cookie or referrer, and no redirect is followed', async () => {
    serve({ pieces: [head], end: 'closed' });
    await ask();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.address).toBe(ADDRESS);
    expect(asked[0]?.init).toMatchObject({
      credentials: 'omit',
      mode: 'cors',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  });

  it('gives the reading and lets go of the answer before it has ended', async () => {
    serve({ pieces: [head, '<p>never needed</p>'], end: 'never' });
    const { look } = await ask();
    expect(look).toMatchObject({
      kind: 'readings',
      readings: [{ metric: 'likes', count: { value: 2_447_100, step: 1 } }],
    });
    expect(cancelled).toBe(true);
  });

  it('counts as none where it was handed over later than anybody waits, whatever its timer did meanwhile', async () => {
    serve({ pieces: [head], end: 'closed' });
    const answer = globalThis.fetch;
    let stoodMs = 0;
    const monotonic = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => monotonic() + stoodMs);
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      const given = await answer(address, init);
      // The machine stands still with the answer in its hands: a full one, or one that sleeps.
      stoodMs = 11_000;
      return given;
    });
    expect(await ask()).toMatchObject({
      end: 'slow',
      look: { kind: 'obstacle', obstacle: { kind: 'slow' } },
    });
  });

  it('goes on until the metric that is followed is found', async () => {
    const link =
      '<h1>Maroc Telecom</h1><a href="https://www.facebook.com/maroctelecom/followers/">2.4M followers</a>';
    serve({ pieces: [head, link, '</body></html>'], end: 'closed' });
    const { look } = await ask('followers');
    expect(look).toMatchObject({
      kind: 'readings',
      readings: [
        { metric: 'likes', count: { value: 2_447_100, step: 1 } },
        { metric: 'followers', count: { value: 2_400_000, step: 100_000 } },
      ],
    });
  });

  it('says cut when the line breaks before the counters', async () => {
    serve({ pieces: [head.slice(0, 120)], end: 'cut' });
    const { look } = await ask();
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'cut' } });
  });

  it('tells a fault of a reader of ours as its own, and logs it', async () => {
    serve({ pieces: [head], end: 'closed' });
    const fault = new RangeError('a reader’s fault');
    const take = (): never => {
      throw fault;
    };
    await expect(streamText(ADDRESS, { take, nowMs: () => NOW_MS })).rejects.toBe(fault);
    expect(await askSite(ADDRESS, { push: take, end: take })).toMatchObject({
      look: { kind: 'obstacle', obstacle: { kind: 'counter-not-found' } },
    });
    expect(logged).toEqual([fault]);
  });

  it('says error page for an error status, whatever number stands in the document', async () => {
    serve({ pieces: [head], end: 'closed', status: 500 });
    const { look } = await ask();
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'error-page' } });
  });

  it.each([
    [true, 'no-answer'],
    [false, 'offline'],
  ])('where nothing answers and the browser says onLine is %s, it is told as %s', async (onLine, kind) => {
    vi.stubGlobal('navigator', { onLine });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await ask()).look).toMatchObject({ kind: 'obstacle', obstacle: { kind } });
  });

  it('is believed although the browser says that it is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    serve({ pieces: [head], end: 'closed' });
    expect((await ask()).look.kind).toBe('readings');
  });

  it('says elsewhere for a redirect, wherever that leads', async () => {
    const response = new Response(null);
    Object.defineProperties(response, { type: { value: 'opaqueredirect' }, status: { value: 0 } });
    vi.stubGlobal('fetch', async () => response);
    expect(await ask()).toMatchObject({ look: { obstacle: { kind: 'elsewhere' } }, status: 0, bytes: 0 });
  });

  it('is read no further than a megabyte', async () => {
    const piece = '<p>nothing here</p>'.repeat(5000);
    const pieces = Array.from({ length: 60 }, () => piece);
    serve({ pieces, end: 'never' });
    const { look, bytes } = await ask();
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'too-much' } });
    expect(bytes).toBeLessThan(1_000_000 + piece.length);
    expect(cancelled).toBe(true);
  });

  it('says garbled where not a byte can be unpacked, and cut where it broke off later', async () => {
    const packed = (first: string[]) => {
      const left = [...first];
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = left.shift();
          if (piece === undefined) controller.error(new TypeError('content decoding failed'));
          else controller.enqueue(new TextEncoder().encode(piece));
        },
      });
      return new Response(body, { headers: { 'content-encoding': 'gzip' } });
    };
    vi.stubGlobal('fetch', async () => packed([]));
    expect((await ask()).look).toMatchObject({ obstacle: { kind: 'garbled' } });
    vi.stubGlobal('fetch', async () => packed(['<html>']));
    expect((await ask()).look).toMatchObject({ obstacle: { kind: 'cut' } });
  });

  it('is not believed where the exact number lies below the interval that the header shows', async () => {
    const below = head.replace('2,447,100 likes', '2,447 likes');
    const header = '<a href="https://www.facebook.com/maroctelecom/friends_likes/">2.4M likes</a>';
    serve({ pieces: [below, header, '</body></html>'], end: 'closed' });
    const { look } = await ask('followers');
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'readers-disagree' } });
  });

  it('says slow when no counter came in time', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort(new DOMException('', 'TimeoutError')));
    vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
      init.signal?.throwIfAborted();
      return new Response('');
    });
    const { look } = await ask();
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'slow' } });
  });

  it('gives no look at all once the script it runs in has ended', async () => {
    serve({ pieces: [head], end: 'closed' });
    vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
      init.signal?.throwIfAborted();
      return new Response('');
    });
    await expect(ask('likes', AbortSignal.abort())).rejects.toThrow();
  });
});
