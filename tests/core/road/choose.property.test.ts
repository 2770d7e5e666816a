import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/core/math/durations.ts';
import type { Wanted } from '../../../src/core/page/metric.ts';
import { choose, type OpenRoad } from '../../../src/core/road/choose.ts';
import { learn, noteAsked } from '../../../src/core/road/learn.ts';
import type { Outcome } from '../../../src/core/road/outcome.ts';
import type { Way } from '../../../src/core/road/road.ts';
import { REAL_LIMITS } from '../../../src/core/road/road-limits.ts';
import { EMPTY_MEMORY, type RoadMemory } from '../../../src/core/road/road-memory.ts';
import { runs } from '../../runs.ts';

const SEED = 20261130;
const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 10, 30);
const HOSTS = ['www.facebook.com', 'web.facebook.com', 'm.facebook.com'];
const BACKGROUND: OpenRoad = {
  road: 'background',
  hosts: HOSTS,
  routes: ['', '/about', '/photos', '/videos'],
};
const PLUGIN: OpenRoad = { road: 'plugin', hosts: HOSTS.slice(0, 2), routes: [''] };

/** What is asked for, and by which roads. */
interface Task {
  readonly wanted: Wanted;
  readonly roads: readonly OpenRoad[];
}
const LIKES: Task = { wanted: 'likes', roads: [BACKGROUND] };
const TASKS: readonly Task[] = [LIKES, { wanted: 'followers', roads: [PLUGIN, BACKGROUND] }];
const HOMES = ['/one', '/two', '/three'];
/** Between the requests of one look. */
const ANSWER_MS = 500;

/** One look that the test decides on: which Page, how long after the one before, and what each request is answered. */
const step = fc.record({
  home: fc.constantFrom(...HOMES),
  afterMs: fc.oneof(fc.integer({ min: 1000, max: 90_000 }), fc.integer({ min: 1000, max: 8 * HOUR_MS })),
  outcomes: fc.array(fc.constantFrom<Outcome>('open', 'walled', 'elsewhere', 'barren', 'failed'), {
    minLength: 4,
    maxLength: 4,
  }),
});

/** A request as the model beside the chooser keeps it. */
interface Request {
  readonly look: number;
  readonly atMs: number;
  readonly address: string;
  readonly host: string;
  readonly outcome: Outcome;
}

/** Plays looks on the chooser. @returns every request that it let out, in order. */
function play(
  steps: readonly { home: string; afterMs: number; outcomes: Outcome[] }[],
  { wanted, roads }: Task = LIKES,
): Request[] {
  let memory: RoadMemory = EMPTY_MEMORY;
  let now = START;
  const requests: Request[] = [];
  for (const [look, { home, afterMs, outcomes }] of steps.entries()) {
    now += afterMs;
    const asked: Way[] = [];
    for (const outcome of outcomes) {
      const choice = choose(memory, { home, wanted, roads, asked }, REAL_LIMITS, now);
      if (choice.kind === 'rest') expect(choice.untilMs).toBeGreaterThan(now);
      if (choice.kind !== 'ask') break;
      const { way } = choice;
      memory = noteAsked(memory, way, home, now);
      const host = `${way.road === 'plugin' ? 'plugin ' : ''}${way.host}`;
      requests.push({ look, atMs: now, address: `${host}${home}${way.route}`, host, outcome });
      asked.push(way);
      const { hosts = [] } = roads.find(({ road }) => road === way.road) ?? {};
      memory = learn(memory, { way, home, outcome, bytes: 2000, hosts }, REAL_LIMITS, now);
      now += ANSWER_MS;
      if (outcome === 'open') break;
    }
  }
  return requests;
}

const holds = (check: (requests: readonly Request[]) => void, size = 60): void =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: size }), fc.constantFrom(...TASKS), (steps, task) =>
      check(play(steps, task)),
    ),
    { seed: SEED, numRuns: runs(400) },
  );

describe(`the chooser of roads, whatever the site answers (seed ${SEED})`, () => {
  it('asks no walled address for a quarter of an hour, then for twice as long each time, up to six hours', () => {
    holds((requests) => {
      const walls = new Map<string, { atMs: number; times: number }>();
      for (const { atMs, address, outcome } of requests) {
        const wall = walls.get(address);
        if (wall) {
          // Unasked for a day, an address is met anew.
          const isForgotten = atMs - wall.atMs > 24 * HOUR_MS;
          const quiet = Math.min(15 * 2 ** (wall.times - 1), 360) * MINUTE_MS;
          if (isForgotten) walls.delete(address);
          else expect(atMs - wall.atMs, address).toBeGreaterThanOrEqual(quiet);
        }
        const times = walls.get(address)?.times ?? 0;
        if (outcome === 'walled') walls.set(address, { atMs, times: times + 1 });
        if (outcome === 'open') walls.delete(address);
      }
    });
  });

  it('asks nothing of a host for a quarter of an hour after its third wall within five minutes', () => {
    holds((requests) => {
      for (const host of [...HOSTS, 'plugin www.facebook.com', 'plugin web.facebook.com']) {
        const own = requests.filter((request) => request.host === host);
        const walls = own.filter(({ outcome }) => outcome === 'walled').map(({ atMs }) => atMs);
        for (const [i, third] of walls.entries()) {
          const first = walls[i - 2];
          if (first === undefined || third - first >= 5 * MINUTE_MS) continue;
          const next = own.find(({ atMs }) => atMs > third);
          if (next) expect(next.atMs - third).toBeGreaterThanOrEqual(15 * MINUTE_MS);
        }
      }
    });
  });

  it('asks no more than 240 times in any hour', () => {
    const quick = fc.record({
      home: fc.constantFrom(...HOMES),
      afterMs: fc.integer({ min: 1, max: 12_000 }),
    });
    fc.assert(
      fc.property(fc.array(quick, { minLength: 400, maxLength: 700 }), (steps) => {
        const requests = play(steps.map((one) => ({ ...one, outcomes: ['open'] as Outcome[] })));
        const early = requests.filter(
          ({ atMs }, i) => atMs - (requests[i - 240]?.atMs ?? -HOUR_MS) < HOUR_MS,
        );
        expect(early).toEqual([]);
      }),
      { seed: SEED, numRuns: 15 },
    );
  });

  it('asks each address once in a look, and three at most', () => {
    holds((requests) => {
      const looks = groupByLook(requests);
      for (const one of looks.values()) {
        expect(one.length).toBeLessThanOrEqual(3);
        expect(new Set(one.map(({ address }) => address)).size).toBe(one.length);
      }
    });
  });

  it('remembers nothing without end', () => {
    let memory: RoadMemory = EMPTY_MEMORY;
    // Four days: nothing is remembered for longer than one.
    for (let i = 0; i < 600; i += 1) {
      const now = START + i * 10 * MINUTE_MS;
      const way: Way = { road: 'background', host: 'www.facebook.com', route: '' };
      const home = `/page${i}`;
      memory = noteAsked(memory, way, home, now);
      memory = learn(memory, { way, home, outcome: 'open', bytes: 1, hosts: HOSTS }, REAL_LIMITS, now);
    }
    expect(Object.keys(memory.ways).length).toBeLessThanOrEqual(24 * 6 + 1);
    expect(memory.askedMs.length).toBeLessThanOrEqual(6);
  });
});

function groupByLook(requests: readonly Request[]): Map<number, Request[]> {
  const looks = new Map<number, Request[]>();
  for (const request of requests) looks.set(request.look, [...(looks.get(request.look) ?? []), request]);
  return looks;
}
