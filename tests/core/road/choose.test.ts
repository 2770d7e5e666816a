import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/core/math/durations.ts';
import { choose, type OpenRoad, type Wish } from '../../../src/core/road/choose.ts';
import { learn, noteAsked } from '../../../src/core/road/learn.ts';
import type { Outcome } from '../../../src/core/road/outcome.ts';
import type { Way } from '../../../src/core/road/road.ts';
import { REAL_LIMITS } from '../../../src/core/road/road-limits.ts';
import { EMPTY_MEMORY, type RoadMemory } from '../../../src/core/road/road-memory.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 10, 30);
const [WWW, WEB, M] = ['www.facebook.com', 'web.facebook.com', 'm.facebook.com'] as const;
const BACKGROUND: OpenRoad = {
  road: 'background',
  hosts: [WWW, WEB, M],
  routes: ['', '/about', '/photos', '/videos'],
};

const way = (host: string, route = ''): Way => ({ road: 'background', host, route });

/** What was asked and answered, one after the other. */
function remembering(...told: readonly (readonly [Way, Outcome, number, string?])[]): RoadMemory {
  return told.reduce<RoadMemory>((memory, [one, outcome, atMs, home = '/nasa']) => {
    const lesson = { way: one, home, outcome, bytes: 2000, hosts: BACKGROUND.hosts };
    return learn(noteAsked(memory, one, home, atMs), lesson, REAL_LIMITS, atMs);
  }, EMPTY_MEMORY);
}

const chosen = (memory: RoadMemory, atMs: number, change: Partial<Wish> = {}) =>
  choose(
    memory,
    { home: '/nasa', wanted: 'likes', roads: [BACKGROUND], asked: [], ...change },
    REAL_LIMITS,
    atMs,
  );

describe('the chooser of roads', () => {
  it('begins with the Page’s own address at www', () => {
    expect(chosen(EMPTY_MEMORY, START)).toEqual({ kind: 'ask', way: way(WWW) });
  });

  it('asks web, then m, where the one before sends on, and the one that answered first from then on', () => {
    const sentOn = remembering([way(WWW), 'elsewhere', START]);
    expect(chosen(sentOn, START, { asked: [way(WWW)] })).toEqual({ kind: 'ask', way: way(WEB) });
    const answered = remembering([way(WWW), 'elsewhere', START], [way(WEB), 'open', START]);
    expect(chosen(answered, START + MINUTE_MS)).toEqual({ kind: 'ask', way: way(WEB) });
    expect(chosen(answered, START + MINUTE_MS, { home: '/esa' })).toEqual({ kind: 'ask', way: way(WEB) });
  });

  it('counts no request of a clock that has been set back since', () => {
    const ofTomorrow = Array.from({ length: 240 }, (_, i) => START + 24 * HOUR_MS + i);
    expect(chosen({ ...EMPTY_MEMORY, askedMs: ofTomorrow }, START)).toEqual({ kind: 'ask', way: way(WWW) });
  });

  it('forgets the host that answered after a day', () => {
    const answered = remembering([way(WWW), 'elsewhere', START], [way(WEB), 'open', START]);
    const next = chosen(answered, START + 25 * HOUR_MS);
    expect(next).not.toEqual({ kind: 'ask', way: way(WWW) });
    expect(chosen(remembering([way(M), 'open', START]), START + 25 * HOUR_MS)).toEqual({
      kind: 'ask',
      way: way(WWW),
    });
  });

  it('forgets the host that answered after two failures', () => {
    const once = remembering([way(WEB), 'open', START], [way(WEB), 'elsewhere', START + MINUTE_MS]);
    expect(chosen(once, START + 2 * MINUTE_MS)).toEqual({ kind: 'ask', way: way(WEB) });
    const twice = remembering(
      [way(WEB), 'open', START],
      [way(WEB), 'elsewhere', START + MINUTE_MS],
      [way(WEB), 'failed', START + 2 * MINUTE_MS],
    );
    expect(chosen(twice, START + 3 * MINUTE_MS)).toEqual({ kind: 'ask', way: way(WWW) });
  });

  it('goes to another route at a wall, and to no third address in that look', () => {
    const walled = remembering([way(WWW), 'walled', START]);
    expect(chosen(walled, START, { asked: [way(WWW)] })).toEqual({ kind: 'ask', way: way(WWW, '/about') });
    const twice = remembering([way(WWW), 'walled', START], [way(WWW, '/about'), 'walled', START]);
    expect(chosen(twice, START, { asked: [way(WWW), way(WWW, '/about')] })).toEqual({ kind: 'exhausted' });
  });

  it('spreads the requests of all Pages over their routes once one address has met a wall', () => {
    const memory = remembering([way(WWW), 'walled', START], [way(WWW), 'open', START, '/esa']);
    const next = chosen(memory, START + MINUTE_MS, { home: '/esa' });
    expect(next).toEqual({ kind: 'ask', way: way(WWW, '/about') });
  });

  it('takes a circle of redirects for a wall when it comes twice, and not when a host bounces one request', () => {
    const circle = (atMs: number) =>
      [
        [way(WWW), 'elsewhere', atMs],
        [way(WEB), 'elsewhere', atMs],
        [way(M), 'elsewhere', atMs],
      ] as const;
    expect(chosen(remembering(...circle(START)), START + MINUTE_MS).kind).toBe('ask');
    const twice = remembering(...circle(START), ...circle(START + 2 * MINUTE_MS));
    for (const host of [WWW, WEB, M]) {
      const roads: OpenRoad[] = [{ road: 'background', hosts: [host], routes: [''] }];
      const asked = chosen(twice, START + 3 * MINUTE_MS, { roads });
      expect(asked).toMatchObject({ kind: 'rest', untilMs: START + 17 * MINUTE_MS });
    }
  });

  it('lets a wall that a tab met count for the background, which would ask the same address', () => {
    const memory = remembering([{ ...way(WWW), road: 'tab' }, 'walled', START]);
    expect(chosen(memory, START + MINUTE_MS)).toEqual({ kind: 'ask', way: way(WWW, '/about') });
  });

  it('reads on to the header for followers once in five minutes at most', () => {
    const told = { way: way(WWW), home: '/nasa', outcome: 'open', bytes: 500_000, hosts: [WWW] } as const;
    const memory = learn(noteAsked(EMPTY_MEMORY, way(WWW), '/nasa', START), told, REAL_LIMITS, START);
    const roads: OpenRoad[] = [{ road: 'background', hosts: [WWW], routes: [''] }];
    const followers = { wanted: 'followers', roads } as const;
    expect(chosen(memory, START + MINUTE_MS, followers)).toEqual({
      kind: 'rest',
      untilMs: START + 5 * MINUTE_MS,
      why: 'costly',
    });
    expect(chosen(memory, START + 5 * MINUTE_MS, followers).kind).toBe('ask');
    expect(chosen(memory, START + MINUTE_MS, { roads }).kind).toBe('ask');
  });

  it('asks at once what a clock that ran ahead has put years off', () => {
    const memory = remembering([way(WWW), 'walled', START + 365 * 24 * HOUR_MS]);
    expect(chosen(memory, START).kind).toBe('ask');
    const roads: OpenRoad[] = [{ road: 'background', hosts: [WWW], routes: [''] }];
    expect(chosen(memory, START, { roads })).toEqual({ kind: 'ask', way: way(WWW) });
  });

  it('asks the plugin whatever walls the Page’s addresses met, and another host’s where this one sends on', () => {
    const plugin: OpenRoad = { road: 'plugin', hosts: [WWW, WEB], routes: [''] };
    const followers = { wanted: 'followers', roads: [plugin, BACKGROUND] } as const;
    const at = (host: string): Way => ({ road: 'plugin', host, route: '' });
    const walls = (['', '/about', '/photos'] as const).map(
      (route) => [way(WWW, route), 'walled', START] as const,
    );
    expect(chosen(remembering(...walls), START, followers)).toEqual({ kind: 'ask', way: at(WWW) });
    const sentOn = remembering([at(WWW), 'elsewhere', START]);
    expect(chosen(sentOn, START, { ...followers, asked: [at(WWW)] })).toEqual({ kind: 'ask', way: at(WEB) });
    for (const outcome of ['walled', 'barren', 'failed'] as const) {
      const told = remembering([at(WWW), outcome, START]);
      expect(chosen(told, START, { ...followers, asked: [at(WWW)] })).toEqual({ kind: 'ask', way: way(WWW) });
    }
  });

  it('lets the plugin’s walls rest the plugin alone', () => {
    const plugin: OpenRoad = { road: 'plugin', hosts: [WWW], routes: [''] };
    const at = { road: 'plugin', host: WWW, route: '' } as const;
    const walled = remembering(
      [at, 'walled', START, '/a'],
      [at, 'walled', START + 1, '/b'],
      [at, 'walled', START + 2, '/c'],
    );
    expect(chosen(walled, START + MINUTE_MS, { wanted: 'followers', roads: [plugin] })).toEqual({
      kind: 'rest',
      untilMs: START + 2 + 15 * MINUTE_MS,
      why: 'network-walled',
    });
    expect(chosen(walled, START + MINUTE_MS).kind).toBe('ask');
  });

  it('reads on to the header by no other address either within those five minutes', () => {
    const told = { way: way(WWW), home: '/nasa', outcome: 'open', bytes: 500_000, hosts: [WWW] } as const;
    const memory = learn(noteAsked(EMPTY_MEMORY, way(WWW), '/nasa', START), told, REAL_LIMITS, START);
    expect(chosen(memory, START + MINUTE_MS, { wanted: 'followers' })).toMatchObject({ why: 'costly' });
  });
});
