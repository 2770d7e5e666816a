/**
 * What the rate filter noticed beside the rate. `atMs` is always the instant of the sample at which it became
 * known, milliseconds since 1970 UTC; an event is told once and never rewritten.
 */
export type RateEvent =
  | BurstStarted
  | BurstEnded
  | PlatformChange
  | Glitch
  | RefreshPeriod
  | JitterLevel
  | Resolution;

/** Gains far above what the page itself was doing. Described, never accused. */
export interface BurstStarted {
  readonly kind: 'burst';
  readonly phase: 'started';
  readonly atMs: number;
  /** When the gains set in, as far as the samples tell. */
  readonly startMs: number;
  /** The course before it, a minute; negative is loss. */
  readonly expectedPerMinute: number;
  /** The rate now, a minute. */
  readonly perMinute: number;
}

/** The burst is over: its figures. */
export interface BurstEnded {
  readonly kind: 'burst';
  readonly phase: 'ended';
  readonly atMs: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly expectedPerMinute: number;
  /** Net change over the burst above the course expected before it; a whole number of likes. */
  readonly netAboveExpected: number;
  /**
   * How many losses the burst may have hidden at most, if the page went on losing as before it: the counter
   * shows only gains less losses. Zero where the page was not losing.
   */
  readonly maskedLossesAtMost: number;
}

/** The count moved at once and went on at its old rate: a purge, a migration, a merge. Not people leaving now. */
export interface PlatformChange {
  readonly kind: 'platform-change';
  readonly atMs: number;
  /** The sample before it: the change lies between the two. */
  readonly afterMs: number;
  /** By how much the count moved at once; negative for a drop. */
  readonly size: number;
  /** Probability that it was a step of the level and not a short run of the rate, 0 to 1. */
  readonly probability: number;
}

/** One wild reading that the next ones did not bear out; it is kept in the history and left out of the rate. */
export interface Glitch {
  readonly kind: 'glitch';
  readonly atMs: number;
  /** The instant and the value of the reading that was left out. */
  readonly sampleAtMs: number;
  readonly value: number;
  /** What the count was expected to be. */
  readonly expected: number;
}

/** The source renews its number only so often; nothing quicker can be seen. */
export interface RefreshPeriod {
  readonly kind: 'refresh-period';
  readonly atMs: number;
  readonly seconds: number;
}

/** Reads differ among each other by this much although nothing happened (replicas of the number that disagree). */
export interface JitterLevel {
  readonly kind: 'jitter-level';
  readonly atMs: number;
  /** Standard deviation of a reading; 0 means the reads are exact. */
  readonly deviation: number;
}

/** The count is rounded: how long it takes to move one step at the present rate. */
export interface Resolution {
  readonly kind: 'resolution';
  readonly atMs: number;
  readonly step: number;
  /** Minutes between two changes of the shown number, where the rate is known and not zero. */
  readonly readableEveryMinutes?: number;
}
