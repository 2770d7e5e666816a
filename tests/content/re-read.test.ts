import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reRead } from '../../src/content/re-read.ts';

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

afterEach(() => vi.unstubAllGlobals());

describe('a re-read', () => {
  it('asks for the address itself, from its own origin, without the account', async () => {
    serve({ pieces: [head], end: 'closed' });
    await reRead(ADDRESS, 'likes', new AbortController().signal);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.address).toBe(ADDRESS);
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', mode: 'same-origin', cache: 'no-store' });
  });

  it('gives the reading and lets go of the answer before it has ended', async () => {
    serve({ pieces: [head, '<p>never needed</p>'], end: 'never' });
    const { look } = await reRead(ADDRESS, 'likes', new AbortController().signal);
    expect(look).toMatchObject({
      kind: 'readings',
      readings: [{ metric: 'likes', count: { value: 2_447_100, step: 1 } }],
    });
    expect(cancelled).toBe(true);
  });

  it('goes on until the metric that is followed is found', async () => {
    const link =
      '<h1>Maroc Telecom</h1><a href="https://www.facebook.com/maroctelecom/followers/">2.4M followers</a>';
    serve({ pieces: [head, link, '</body></html>'], end: 'closed' });
    const { look } = await reRead(ADDRESS, 'followers', new AbortController().signal);
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
    const { look } = await reRead(ADDRESS, 'likes', new AbortController().signal);
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'cut' } });
  });

  it('says error page for an error status, whatever number stands in the document', async () => {
    serve({ pieces: [head], end: 'closed', status: 500 });
    const { look } = await reRead(ADDRESS, 'likes', new AbortController().signal);
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'error-page' } });
  });

  it('asks nothing while the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    serve({ pieces: [head], end: 'closed' });
    const { look } = await reRead(ADDRESS, 'likes', new AbortController().signal);
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'offline' } });
    expect(asked).toEqual([]);
  });

  it('says slow when no counter came in time', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort(new DOMException('', 'TimeoutError')));
    vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
      init.signal?.throwIfAborted();
      return new Response('');
    });
    const { look } = await reRead(ADDRESS, 'likes', new AbortController().signal);
    expect(look).toMatchObject({ kind: 'obstacle', obstacle: { kind: 'slow' } });
  });

  it('gives no look at all once the script it runs in has ended', async () => {
    serve({ pieces: [head], end: 'closed' });
    vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
      init.signal?.throwIfAborted();
      return new Response('');
    });
    await expect(reRead(ADDRESS, 'likes', AbortSignal.abort())).rejects.toThrow();
  });
});
