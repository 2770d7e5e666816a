import { describe, expect, it } from 'vitest';
import type { OpenRoad } from '../../../src/core/road/choose.ts';
import { learn, noteAsked } from '../../../src/core/road/learn.ts';
import type { Outcome } from '../../../src/core/road/outcome.ts';
import type { Way } from '../../../src/core/road/road.ts';
import { REAL_LIMITS } from '../../../src/core/road/road-limits.ts';
import { EMPTY_MEMORY, type RoadMemory } from '../../../src/core/road/road-memory.ts';
import { roadNotes } from '../../../src/core/road/road-notes.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 10, 30);
const [WWW, WEB] = ['www.facebook.com', 'web.facebook.com'] as const;
const ROAD: OpenRoad = { road: 'background', hosts: [WWW, WEB], routes: ['', '/about'] };
const way = (host: string, route = ''): Way => ({ road: 'background', host, route });

const remembering = (...told: readonly (readonly [Way, Outcome, number])[]): RoadMemory =>
  told.reduce<RoadMemory>((memory, [one, outcome, atMs]) => {
    const lesson = { way: one, home: '/nasa', outcome, bytes: 2000, hosts: ROAD.hosts };
    return learn(noteAsked(memory, one, '/nasa', atMs), lesson, REAL_LIMITS, atMs);
  }, EMPTY_MEMORY);

const notes = (memory: RoadMemory, nowMs: number) =>
  roadNotes(memory, { home: '/nasa', wanted: 'likes', roads: [ROAD] }, REAL_LIMITS, nowMs);

describe('the notes on what the chooser does', () => {
  it('say that nothing is known yet, and that the best way is the next', () => {
    expect(notes(EMPTY_MEMORY, START)).toEqual({
      next: { kind: 'ask', way: way(WWW) },
      why: 'preferred',
      ways: [],
      spent: 0,
      budgetPerHour: 240,
    });
  });

  it('say that a host answered last', () => {
    const memory = remembering([way(WWW), 'elsewhere', START], [way(WEB), 'open', START]);
    const { next, why, ways, spent } = notes(memory, START + MINUTE_MS);
    expect({ next, why, spent }).toEqual({
      next: { kind: 'ask', way: way(WEB) },
      why: 'answered_last',
      spent: 2,
    });
    expect(ways.map(({ way: { host }, outcome }) => [host, outcome])).toEqual([
      [WEB, 'open'],
      [WWW, 'elsewhere'],
    ]);
  });

  it('say that addresses take turns since a wall, and until when one is left alone', () => {
    const memory = remembering([way(WWW), 'walled', START]);
    const { why, ways } = notes(memory, START + MINUTE_MS);
    expect(why).toBe('in_turns');
    expect(ways).toEqual([
      { way: way(WWW), outcome: 'walled', askedMs: START, restUntilMs: START + 15 * MINUTE_MS },
    ]);
  });

  it('say until when all rests', () => {
    const memory = remembering(
      [way(WWW), 'walled', START],
      [way(WWW, '/about'), 'walled', START + 1],
      [way(WEB), 'walled', START + 2],
      [way(WEB, '/about'), 'walled', START + 3],
    );
    expect(notes(memory, START + MINUTE_MS).next).toEqual({
      kind: 'rest',
      untilMs: START + 15 * MINUTE_MS,
      why: 'walled',
    });
  });
});
