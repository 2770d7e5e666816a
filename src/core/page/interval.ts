/** How often a measured Page may be read, milliseconds: 15 s, 30 s, 1, 2 and 5 min. */
export const INTERVALS_MS: readonly number[] = [15_000, 30_000, 60_000, 120_000, 300_000];

/** The interval nobody has changed. */
export const DEFAULT_INTERVAL_MS = 30_000;
