import type { Outcome } from './outcome.ts';
import type { Way } from './road.ts';
import { REMEMBERED_MS, type RoadLimits } from './road-limits.ts';
import {
  type HostMemory,
  hostKey,
  hostMemory,
  type RoadMemory,
  spentMs,
  type WayMemory,
  wayKey,
  wayMemory,
} from './road-memory.ts';

/** Three walls on one host are a wall of the network; ... */
const WALLS_OF_NETWORK = 3;
/** ... one is enough where the host, or another, rests for that reason and has not answered since. */
const WALLS_AGAIN = 1;

/** Hosts that send on one after the other do so within one look. */
const ONE_LOOK_MS = 60_000;

/** A request is about to leave: it counts whatever becomes of it, also where nobody lives to hear the answer. */
export function noteAsked(memory: RoadMemory, way: Way, home: string, nowMs: number): RoadMemory {
  const before = wayMemory(memory, way, home);
  return {
    hosts: memory.hosts,
    ways: { ...kept(memory.ways, nowMs), [wayKey(way, home)]: { ...before, askedMs: nowMs } },
    askedMs: [...spentMs(memory, nowMs), nowMs],
  };
}

/** What one request told. */
export interface Lesson {
  readonly way: Way;
  /** The Page's own path. */
  readonly home: string;
  readonly outcome: Outcome;
  readonly bytes: number;
  /** All hosts that could have been asked. */
  readonly hosts: readonly string[];
}

/** Learns from what a request told. Pure. */
export function learn(memory: RoadMemory, lesson: Lesson, limits: RoadLimits, nowMs: number): RoadMemory {
  const { way, home, outcome, bytes, hosts } = lesson;
  if (outcome === 'unasked') return memory;
  const told: RoadMemory = {
    ...memory,
    ways: { ...memory.ways, [wayKey(way, home)]: { ...wayMemory(memory, way, home), outcome, bytes } },
    hosts: { ...memory.hosts, [hostKey(way)]: hostAfter(hostMemory(memory, way), outcome, nowMs) },
  };
  switch (outcome) {
    case 'open':
      return opened(told, way, home);
    case 'walled':
      return walled(told, way, home, limits, nowMs);
    case 'elsewhere':
      return sentOn(told, way, home, hosts, limits, nowMs);
    default:
      return told;
  }
}

function hostAfter(host: HostMemory, outcome: Outcome, nowMs: number): HostMemory {
  switch (outcome) {
    case 'failed':
    case 'elsewhere':
      return { ...host, failures: host.failures + 1, failedMs: nowMs };
    case 'open':
      return { ...host, failures: 0, openMs: nowMs, rests: 0, restUntilMs: 0 };
    default:
      return { ...host, failures: 0 };
  }
}

const opened = (memory: RoadMemory, way: Way, home: string): RoadMemory =>
  withWay(memory, way, home, { restUntilMs: 0, rests: 0 });

/** The address is left alone; so is its host, where walls come thick. */
function walled(memory: RoadMemory, way: Way, home: string, limits: RoadLimits, nowMs: number): RoadMemory {
  return restHost(restAddress(memory, way, home, limits, nowMs), way, limits, nowMs);
}

/**
 * A host that sends on is no wall. Where all do, one after the other, they send on to one: but a host that mostly
 * answers may bounce a request, so the first time is no reason to rest.
 */
function sentOn(
  memory: RoadMemory,
  way: Way,
  home: string,
  hosts: readonly string[],
  limits: RoadLimits,
  nowMs: number,
): RoadMemory {
  const isSentOn = (host: string): boolean => {
    const { outcome, askedMs } = wayMemory(memory, { ...way, host }, home);
    return outcome === 'elsewhere' && askedMs > nowMs - ONE_LOOK_MS;
  };
  if (!hosts.every(isSentOn)) return memory;
  const [latest = way.host] = hosts.toSorted(
    (a, b) => hostMemory(memory, { ...way, host: b }).openMs - hostMemory(memory, { ...way, host: a }).openMs,
  );
  const lastHope = { ...way, host: latest };
  const { rests, walledMs } = wayMemory(memory, lastHope, home);
  if (rests === 0) return withWay(memory, lastHope, home, { rests: 1 });
  // The bounce before was no rest.
  const before = walledMs === 0 ? withWay(memory, lastHope, home, { rests: 0 }) : memory;
  const rested = hosts.reduce(
    (rest, host) => restAddress(rest, { ...way, host }, home, limits, nowMs),
    before,
  );
  return restHost(rested, lastHope, limits, nowMs);
}

function restAddress(
  memory: RoadMemory,
  way: Way,
  home: string,
  limits: RoadLimits,
  nowMs: number,
): RoadMemory {
  const { rests } = wayMemory(memory, way, home);
  return withWay(memory, way, home, {
    walledMs: nowMs,
    restUntilMs: nowMs + quietMs(rests, limits),
    rests: rests + 1,
  });
}

function restHost(memory: RoadMemory, way: Way, limits: RoadLimits, nowMs: number): RoadMemory {
  const before = hostMemory(memory, way);
  const key = hostKey(way);
  const isAlike = (other: string): boolean => other !== key && isOfPlugin(other) === isOfPlugin(key);
  const wallsMs = [...before.wallsMs.filter((atMs) => atMs > nowMs - limits.wallsWithinMs), nowMs];
  const others = Object.entries(memory.hosts).filter(([other]) => isAlike(other));
  const isAgain = before.rests > 0 || others.some(([, { restUntilMs }]) => restUntilMs > nowMs);
  const isWall = wallsMs.length >= (isAgain ? WALLS_AGAIN : WALLS_OF_NETWORK);
  const after: HostMemory = isWall
    ? {
        ...before,
        wallsMs: [],
        rests: before.rests + 1,
        restUntilMs: nowMs + quietMs(before.rests, limits),
      }
    : { ...before, wallsMs };
  return { ...memory, hosts: { ...memory.hosts, [key]: after } };
}

const isOfPlugin = (key: string): boolean => key.startsWith('plugin ');

/** 15 minutes, then twice as long each time, up to six hours. */
const quietMs = (restsBefore: number, { quietMs: first, longestQuietMs }: RoadLimits): number =>
  Math.min(first * 2 ** restsBefore, longestQuietMs);

const withWay = (memory: RoadMemory, way: Way, home: string, change: Partial<WayMemory>): RoadMemory => ({
  ...memory,
  ways: { ...memory.ways, [wayKey(way, home)]: { ...wayMemory(memory, way, home), ...change } },
});

/** Addresses that were not asked for a day and need not be left alone are forgotten. */
const kept = (ways: RoadMemory['ways'], nowMs: number): RoadMemory['ways'] =>
  Object.fromEntries(
    Object.entries(ways).filter(
      ([, { askedMs, restUntilMs }]) => askedMs > nowMs - REMEMBERED_MS || restUntilMs > nowMs,
    ),
  );
