import { HOUR_MS } from '../math/durations.ts';
import type { RoadName } from '../page/road-name.ts';
import type { Outcome } from './outcome.ts';
import type { Way } from './road.ts';

/** What is remembered of the roads: small, plain data. Instants are milliseconds since 1970 UTC, 0 for never. */
export interface RoadMemory {
  /** What each address answered lately, by `wayKey`. */
  readonly ways: Readonly<Record<string, WayMemory>>;
  /** What each host answered lately, by `hostKey`. */
  readonly hosts: Readonly<Record<string, HostMemory>>;
  /** Every request of the last hour, oldest first. */
  readonly askedMs: readonly number[];
}

/** One address by one road. */
export interface WayMemory {
  readonly askedMs: number;
  readonly outcome: Outcome;
  /** When it met a wall last. */
  readonly walledMs: number;
  /** Until when it is left alone. */
  readonly restUntilMs: number;
  /** How many times in a row it had to be left alone. */
  readonly rests: number;
  /** Bytes read for the last answer. */
  readonly bytes: number;
}

export interface HostMemory {
  /** When it last gave the counter that was asked for. */
  readonly openMs: number;
  /** When a request last gave no document: it was sent on to another address, or failed. */
  readonly failedMs: number;
  /** How many requests in a row gave none. */
  readonly failures: number;
  /** Its walls of the last minutes. */
  readonly wallsMs: readonly number[];
  /** Until when it is left alone with all its addresses. */
  readonly restUntilMs: number;
  readonly rests: number;
}

export const EMPTY_MEMORY: RoadMemory = { ways: {}, hosts: {}, askedMs: [] };

const NEW_WAY: WayMemory = {
  askedMs: 0,
  outcome: 'unasked',
  walledMs: 0,
  restUntilMs: 0,
  rests: 0,
  bytes: 0,
};

const NEW_HOST: HostMemory = {
  openMs: 0,
  failedMs: 0,
  failures: 0,
  wallsMs: [],
  restUntilMs: 0,
  rests: 0,
};

/** The instants of the hour's requests, oldest first; those of a clock that has been set back since are none. */
export const spentMs = ({ askedMs }: RoadMemory, nowMs: number): number[] =>
  askedMs.filter((atMs) => atMs > nowMs - HOUR_MS && atMs <= nowMs);

/** The key of an address: `background www.facebook.com/nasa/about`. */
export const wayKey = ({ road, host, route }: Way, home: string): string => `${road} ${host}${home}${route}`;

export const wayMemory = (memory: RoadMemory, way: Way, home: string): WayMemory =>
  memory.ways[wayKey(way, home)] ?? NEW_WAY;

/**
 * The key of a host: `www.facebook.com`, `plugin www.facebook.com`. The plugin is made to be framed by any site and
 * asked by anybody: walls before a host's Pages are none before its plugins, nor does either tell where the other is.
 */
export const hostKey = ({ road, host }: Pick<Way, 'road' | 'host'>): string =>
  road === 'plugin' ? `plugin ${host}` : host;

export const hostMemory = (memory: RoadMemory, way: Pick<Way, 'road' | 'host'>): HostMemory =>
  memory.hosts[hostKey(way)] ?? NEW_HOST;

/** These ask one and the same address of a Page: a wall that one of them met is a wall for the other. */
const SAME_ADDRESS: readonly RoadName[] = ['background', 'tab'];

/** Until when an address is to be left alone, whichever road met its wall; 0 where it need not be. */
export function restUntilMsOf(memory: RoadMemory, way: Way, home: string): number {
  const roads = SAME_ADDRESS.includes(way.road) ? SAME_ADDRESS : [way.road];
  const own = roads.map((road) => wayMemory(memory, { ...way, road }, home).restUntilMs);
  return Math.max(...own, hostMemory(memory, way).restUntilMs);
}
