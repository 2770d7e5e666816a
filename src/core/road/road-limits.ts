import { DAY_MS } from '../math/durations.ts';

/** How much Ebb asks of the site, and for how long it leaves alone what met a wall. */
export interface RoadLimits {
  /** Requests an hour for the whole browser. */
  readonly budgetPerHour: number;
  /** A walled address is left alone for so long; twice as long each time it is still walled, ... */
  readonly quietMs: number;
  /** ... up to this. */
  readonly longestQuietMs: number;
  /** Three walls on one host within this are a wall of the network. */
  readonly wallsWithinMs: number;
  /** The Pages of one tick are asked over this span. */
  readonly spreadMs: number;
  /** A Page whose counter stands half a megabyte into its document is read so far no oftener than this. */
  readonly costlyEveryMs: number;
}

/**
 * What the real site is known to bear: walls that heal in about 15 minutes when left alone and last when pushed, one
 * look a minute that lives (FACEBOOK.md, section 11; July 2026).
 */
export const REAL_LIMITS: RoadLimits = {
  budgetPerHour: 240,
  quietMs: 15 * 60_000,
  longestQuietMs: 6 * 60 * 60_000,
  wallsWithinMs: 5 * 60_000,
  spreadMs: 20_000,
  costlyEveryMs: 5 * 60_000,
};

/** For so long is remembered which host answered, and that addresses have met walls. */
export const REMEMBERED_MS = DAY_MS;
