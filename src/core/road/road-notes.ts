import { type Choice, choose, isInTurns, type Wish, waysOf } from './choose.ts';
import type { Outcome } from './outcome.ts';
import type { Way } from './road.ts';
import type { RoadLimits } from './road-limits.ts';
import { type RoadMemory, restUntilMsOf, spentMs, wayMemory } from './road-memory.ts';

/** Why this way is the next. */
export type NextReason = (typeof NEXT_REASONS)[number];

export const NEXT_REASONS = [
  /** It is the first in the order of liking. */
  'preferred',
  /** Its host answered last. */
  'answered_last',
  /** Addresses take turns since one met a wall. */
  'in_turns',
  /** Those before it are left alone. */
  'others_rest',
] as const;

/** What is known of one address of a Page. Instants are milliseconds since 1970 UTC. */
export interface WayNote {
  readonly way: Way;
  readonly outcome: Outcome;
  readonly askedMs: number;
  /** Until when it is left alone; not later than now where it is not. */
  readonly restUntilMs: number;
}

/** What the chooser would do now about a Page, and what it goes by. */
export interface RoadNotes {
  readonly next: Choice;
  /** Of a way that is asked. */
  readonly why?: NextReason;
  /** The addresses that were asked or are left alone, best first. */
  readonly ways: readonly WayNote[];
  /** Requests within the last hour, for all Pages. */
  readonly spent: number;
  readonly budgetPerHour: number;
}

/** Explains the chooser: nothing is asked. Pure. */
export function roadNotes(
  memory: RoadMemory,
  plan: Omit<Wish, 'asked'>,
  limits: RoadLimits,
  nowMs: number,
): RoadNotes {
  const next = choose(memory, { ...plan, asked: [] }, limits, nowMs);
  const ways = waysOf(memory, plan, nowMs);
  const notes = ways.map((way): WayNote => {
    const { outcome, askedMs } = wayMemory(memory, way, plan.home);
    return { way, outcome, askedMs, restUntilMs: restUntilMsOf(memory, way, plan.home) };
  });
  return {
    next,
    ...(next.kind === 'ask' && { why: reasonFor(memory, plan, next.way, ways, nowMs) }),
    ways: notes.filter(({ askedMs, restUntilMs }) => askedMs > 0 || restUntilMs > nowMs),
    spent: spentMs(memory, nowMs).length,
    budgetPerHour: limits.budgetPerHour,
  };
}

function reasonFor(
  memory: RoadMemory,
  { roads }: Omit<Wish, 'asked'>,
  { host, route, road }: Way,
  [best]: readonly Way[],
  nowMs: number,
): NextReason {
  if (best?.host !== host || best.route !== route || best.road !== road) return 'others_rest';
  const own = roads.find((one) => one.road === road);
  if (isInTurns(memory, nowMs) && route !== own?.routes[0]) return 'in_turns';
  return host === own?.hosts[0] ? 'preferred' : 'answered_last';
}
