import { HOUR_MS } from '../math/durations.ts';
import type { Wanted } from '../page/metric.ts';
import type { RoadName } from '../page/road-name.ts';
import type { Way } from './road.ts';
import { REMEMBERED_MS, type RoadLimits } from './road-limits.ts';
import { hostMemory, type RoadMemory, restUntilMsOf, spentMs, wayKey, wayMemory } from './road-memory.ts';

/** A Page that is to be looked at, and what it can be looked at by. */
export interface Wish {
  /** The Page's own path: `/nasa`, `/profile.php?id=…`. */
  readonly home: string;
  readonly wanted: Wanted;
  /** The roads that can be used now, best first. */
  readonly roads: readonly OpenRoad[];
  /** What this look has asked already. */
  readonly asked: readonly Way[];
}

/** A road that can be used, and the addresses it can ask. */
export interface OpenRoad {
  readonly road: RoadName;
  readonly hosts: readonly string[];
  readonly routes: readonly string[];
}

export type Choice =
  | { readonly kind: 'ask'; readonly way: Way }
  /** Nothing is asked before this instant. */
  | { readonly kind: 'rest'; readonly untilMs: number; readonly why: RestReason }
  /** This look has asked all it may. */
  | { readonly kind: 'exhausted' };

export type RestReason =
  /** Every address of the Page that carries its counters has met a wall. */
  | 'walled'
  /** Every host has met so many walls that it is the network that is walled. */
  | 'network-walled'
  /** The header of a document costs half a megabyte and gives a rounded number. */
  | 'costly'
  /** The hour's requests are spent. */
  | 'budget';

/** One look asks no more than this: the three hosts once, or a wall, another route and one more. */
const MOST_REQUESTS = 3;

/** A look that met a wall may go on by one other address, not by all. */
const MOST_WALLS = 1;

/** A host that gave no document so often in a row is no more remembered as the one that answers. */
const FAILURES_TO_FORGET = 2;

/** What has read more than this has read on to the header. */
const COSTLY_BYTES = 100_000;

/**
 * Which address to ask next for a Page. Pure: all it goes by is in the memory.
 *
 * The roads come in their order. Of the hosts the one that answered last is first; of the routes the Page's own
 * address. Once an address has met a wall within a day, requests take turns among the routes, so that each is asked as
 * rarely as can be.
 */
export function choose(memory: RoadMemory, wish: Wish, limits: RoadLimits, nowMs: number): Choice {
  const { home, asked } = wish;
  const keys = new Set(asked.map((way) => wayKey(way, home)));
  const walls = asked.filter((way) => wayMemory(memory, way, home).outcome === 'walled').length;
  if (asked.length >= MOST_REQUESTS || walls > MOST_WALLS) return { kind: 'exhausted' };
  // A host that sends one route on sends all.
  const sentOn = asked.filter((way) => wayMemory(memory, way, home).outcome === 'elsewhere');
  // A road without an answer has none at its other addresses; another host's plugin is asked only where this one's sends on.
  const isShut = (road: RoadName): boolean =>
    asked.some((way) => {
      const { outcome } = wayMemory(memory, way, home);
      return way.road === road && (outcome === 'failed' || (road === 'plugin' && outcome !== 'elsewhere'));
    });
  const left = waysOf(memory, wish, nowMs).filter(
    (way) =>
      !keys.has(wayKey(way, home)) &&
      !sentOn.some(({ road, host }) => road === way.road && host === way.host) &&
      !isShut(way.road),
  );
  if (left.length === 0) return { kind: 'exhausted' };
  const way = left.find((one) => readyMs(memory, one, wish, limits, nowMs) <= nowMs);
  if (!way) return { kind: 'rest', ...soonest(memory, left, wish, limits, nowMs) };
  const spentUntilMs = budgetSpentUntilMs(memory, limits, nowMs);
  return spentUntilMs > nowMs ? { kind: 'rest', untilMs: spentUntilMs, why: 'budget' } : { kind: 'ask', way };
}

/** Until when the hour's requests are spent; not later than now where they are not. */
function budgetSpentUntilMs(memory: RoadMemory, { budgetPerHour }: RoadLimits, nowMs: number): number {
  const spent = spentMs(memory, nowMs);
  const freed = spent[spent.length - budgetPerHour];
  return freed === undefined ? nowMs : freed + HOUR_MS;
}

/** When an address may be asked again. */
function readyMs(
  memory: RoadMemory,
  way: Way,
  wish: Wish,
  { longestQuietMs, costlyEveryMs }: RoadLimits,
  nowMs: number,
): number {
  const costlyMs = way.road === 'plugin' ? 0 : costlyMsOf(memory, wish);
  const atMs = Math.max(restUntilMsOf(memory, way, wish.home), costlyMs && costlyMs + costlyEveryMs);
  // Further off than anything is ever left alone: a clock was set back.
  return atMs > nowMs + longestQuietMs ? nowMs : atMs;
}

/** Whether a look for followers has read on to the header of the document. */
export const isCostly = (wanted: Wanted, bytes: number): boolean =>
  wanted === 'followers' && bytes > COSTLY_BYTES;

/** When a document of the Page was last read on to its header for followers, by whichever address; 0 for never. */
export function costlyMsOf(memory: RoadMemory, { home, wanted, roads }: Omit<Wish, 'asked'>): number {
  const asked = roads.flatMap(({ road, hosts, routes }) =>
    hosts.flatMap((host) => routes.map((route) => wayMemory(memory, { road, host, route }, home))),
  );
  return Math.max(0, ...asked.filter(({ bytes }) => isCostly(wanted, bytes)).map(({ askedMs }) => askedMs));
}

function soonest(
  memory: RoadMemory,
  ways: readonly Way[],
  wish: Wish,
  limits: RoadLimits,
  nowMs: number,
): { untilMs: number; why: RestReason } {
  const untilMs = Math.min(...ways.map((way) => readyMs(memory, way, wish, limits, nowMs)));
  if (ways.every((way) => hostMemory(memory, way).restUntilMs > nowMs))
    return { untilMs, why: 'network-walled' };
  const isCostly = ways.some((way) => restUntilMsOf(memory, way, wish.home) <= nowMs);
  return { untilMs, why: isCostly ? 'costly' : 'walled' };
}

/** Every way there is, best first. */
export const waysOf = (memory: RoadMemory, { home, roads }: Omit<Wish, 'asked'>, nowMs: number): Way[] =>
  roads.flatMap(({ road, hosts, routes }) =>
    hostsInOrder(memory, road, hosts, nowMs).flatMap((host) =>
      routesInOrder(
        memory,
        routes.map((route) => ({ road, host, route })),
        home,
        nowMs,
      ),
    ),
  );

/** The host that answered last comes first, for a day or two failures; those that failed last come last. */
function hostsInOrder(memory: RoadMemory, road: RoadName, hosts: readonly string[], nowMs: number): string[] {
  const rank = (host: string): number => {
    const { openMs, failedMs, failures } = hostMemory(memory, { road, host });
    const isRemembered = openMs > nowMs - REMEMBERED_MS && failures < FAILURES_TO_FORGET;
    return isRemembered ? openMs : -failedMs;
  };
  return hosts.toSorted((a, b) => rank(b) - rank(a));
}

/** Whether any address has met a wall within a day: then each is asked as rarely as can be. */
export const isInTurns = (memory: RoadMemory, nowMs: number): boolean =>
  Object.values(memory.ways).some(({ walledMs }) => walledMs > nowMs - REMEMBERED_MS);

/** In their own order; in turns once any address has met a wall. Those without the counter come last. */
function routesInOrder(memory: RoadMemory, ways: readonly Way[], home: string, nowMs: number): Way[] {
  const turns = isInTurns(memory, nowMs);
  const rank = (way: Way): number => {
    const { outcome, askedMs } = wayMemory(memory, way, home);
    if (outcome === 'barren') return nowMs + askedMs;
    return turns ? askedMs : 0;
  };
  return ways.toSorted((a, b) => rank(a) - rank(b));
}
