import '../storage/new-history.ts';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isClockWrong } from '../../src/core/pool/clock-offset.ts';
import { askPool } from '../../src/pool/ask-pool.ts';
import { aHost } from './a-host.ts';

const TOKEN = 'abcdefghijklmnopqrstuvwxyz012345';
const SOON = { beginning: 200, body: 200 };

afterEach(() => {
  vi.unstubAllGlobals();
});

const ask = (origin: string, longestAnswer?: number) =>
  askPool(
    { origin, token: TOKEN },
    { path: '/api/v1/query', form: { query: '1' }, ...(longestAnswer ? { longestAnswer } : {}) },
    new AbortController().signal,
  );

describe('a question to a pool', () => {
  it('carries the token and nothing that tells who asks', async () => {
    const { origin, asked } = await aHost((response) => response.end('{}'));
    expect(await ask(origin)).toMatchObject({ kind: 'answer', text: '{}' });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ path: '/api/v1/query', body: 'query=1' });
    expect(asked[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers).not.toHaveProperty('referer');
  });

  it('follows no redirect: the other host sees no request', async () => {
    const outside = await aHost((response) => response.end('{}'));
    const { origin } = await aHost((response) => {
      response.writeHead(302, { location: `${outside.origin}/api/v1/query?query=1` }).end();
    });
    expect(await ask(origin)).toEqual({ kind: 'fault', fault: 'moved' });
    expect(outside.asked).toEqual([]);
  });

  it.each([
    ['a token it does not know, as this guard says so', 400, 'cannot find user for token', 'token'],
    ['the same as others say so', 401, '', 'token'],
    ['a question it does not understand', 400, 'cannot parse query', 'strange'],
    ['an engine that is down', 502, '', 'out-of-order'],
    ['a full disk', 507, '', 'out-of-order'],
    ['too many requests', 429, '', 'out-of-order'],
    ['a host that is no pool', 404, '', 'strange'],
  ])('tells %s', async (_what, status, body, fault) => {
    const { origin } = await aHost((response) => response.writeHead(status).end(body));
    expect(await ask(origin)).toMatchObject({ kind: 'fault', fault });
  });

  it('reads an endless answer up to a length', async () => {
    let sent = 0;
    const { origin } = await aHost((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await ask(origin, 1_000_000)).toMatchObject({ kind: 'fault', fault: 'too-long' });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('is in vain where nobody answers', async () => {
    const { origin } = await aHost((response) => response.destroy());
    expect(await ask(origin)).toEqual({ kind: 'fault', fault: 'unreachable' });
  });

  it.each([
    ['does not begin', () => undefined],
    ['begins and does not end', (response: ServerResponse) => response.write('{')],
    ['has a head alone', (response: ServerResponse) => response.flushHeaders()],
  ])('does not wait for ever for an answer that %s', async (_what, answer) => {
    const { origin } = await aHost(answer);
    const question = { path: '/api/v1/query', form: {}, patienceMs: SOON } as const;
    const access = { origin, token: TOKEN };
    expect(await askPool(access, question, new AbortController().signal)).toMatchObject({
      kind: 'fault',
      fault: 'slow',
    });
  });

  it('does not wait for ever where the browser lets a request hang that was given up', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    const question = { path: '/write', lines: 'a line', patienceMs: SOON } as const;
    const access = { origin: 'https://pool.example.org', token: TOKEN };
    expect(await askPool(access, question, new AbortController().signal)).toEqual({
      kind: 'fault',
      fault: 'slow',
    });
  });

  it('ends with whoever asks, whatever the browser does', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    const round = new AbortController();
    const access = { origin: 'https://pool.example.org', token: TOKEN };
    const asked = askPool(access, { path: '/api/v1/query', form: {} }, round.signal);
    round.abort(new Error('the round is over'));
    await expect(asked).rejects.toThrow('the round is over');
  });

  it('tells how far the clocks are apart', async () => {
    const { origin } = await aHost((response) => {
      response.setHeader('date', new Date(Date.now() + 60_000).toUTCString()).end('{}');
    });
    const answer = await ask(origin);
    expect(answer.kind === 'answer' && answer.clock && isClockWrong(answer.clock)).toBe(true);
  });
});
