/** How often a measured Page may be looked at for as long as one likes, milliseconds: 1, 2 and 5 min. */
export const INTERVALS_MS: readonly number[] = [60_000, 120_000, 300_000];

/** The interval nobody has changed: one look a minute is known to live (FACEBOOK.md, section 11). */
export const DEFAULT_INTERVAL_MS = 60_000;

/** A close-up looks more often, for a while: nothing is known of how long the site bears it. */
export const CLOSE_UPS_MS: readonly number[] = [30_000, 15_000];

export const CLOSE_UP_LASTS_MS = 15 * 60_000;

/** Looks at one Page more often than its interval, which end by themselves. */
export interface CloseUp {
  readonly everyMs: number;
  /** Milliseconds since 1970 UTC. */
  readonly untilMs: number;
}

/** The first looks after *Measure* come quicker, so that the first figure is there soon. */
export const FIRST_LOOKS = 3;
export const FIRST_LOOKS_EVERY_MS = 20_000;
