/** What the numbers behind a rate are. */
export type RateBasis = 'exact' | 'rounded';

/**
 * The estimate of the current slope of a counter with its 95 % interval. All figures come from the one
 * estimate; negative is a loss. `low <= perMinute <= high`.
 */
export interface Rate {
  readonly kind: 'rate';
  /** Likes (or followers) a minute; negative means loss. */
  readonly perMinute: number;
  /** The same estimate, `perMinute / 60`. */
  readonly perSecond: number;
  /** Lower end of the 95 % interval, a minute. */
  readonly low: number;
  /** Upper end of the 95 % interval, a minute. */
  readonly high: number;
  /** The estimate speaks for the span from here to `atMs`; milliseconds since 1970 UTC. */
  readonly sinceMs: number;
  /** The instant of the newest sample behind it. */
  readonly atMs: number;
  /** How many samples of the span stand behind it. */
  readonly samples: number;
  readonly basis: RateBasis;
  /** Whether the interval, held over more than one sample, excludes zero: a change may be claimed. */
  readonly significant: boolean;
}

/** Why there is no rate yet. */
export type NoRateReason =
  /** Nothing was sampled. */
  | 'no-samples'
  /** Too few samples or too short a span. */
  | 'too-little-data'
  /** The counter is rounded and has not moved: nothing can be said before it does. */
  | 'counter-has-not-moved';

export interface NoRate {
  readonly kind: 'no-rate';
  readonly reason: NoRateReason;
  /** When the first figure is expected, milliseconds since 1970 UTC, where that can be told. */
  readonly expectedAtMs?: number;
}

export type RateEstimate = Rate | NoRate;
