/** What the numbers behind a rate are. */
export type RateBasis = 'exact' | 'rounded';

/**
 * An estimate of the slope of a counter with its 95 % interval. All figures come from the one estimate; negative is a
 * loss. `low <= perMinute <= high` and `low < high`.
 */
export interface RateFigures {
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
}

/** The current rate: a figure that may be shown, summed and shared. */
export interface Rate extends RateFigures {
  readonly kind: 'rate';
  /** Whether the interval, held over more than one sample, excludes zero: a change may be claimed. */
  readonly significant: boolean;
}

/** How far a first figure has come. */
export interface Progress {
  /** The part of the way that is done, 0 to 1, as of the newest sample. */
  readonly share: number;
  /** Seconds still needed from the newest sample on, if it goes on as it did; zero or more. */
  readonly secondsNeeded: number;
}

/**
 * The interval holds zero and is wide against what was seen: neither a change nor that there is none may be claimed.
 * Said as "between … and … so far", with no figure on badge or card.
 */
export interface EarlyRate extends RateFigures {
  readonly kind: 'too-early';
  readonly progress: Progress;
}

/**
 * The count has just moved by more than this one look can explain: a purge, a merge, a wild read, or a rush that has
 * only begun. No rate is made of it: the figures are those of before, and the interval covers the rate of before and
 * what the rate would be if people had done it. The next look tells.
 */
export interface JumpedRate extends RateFigures {
  readonly kind: 'jump';
  /** By how much the count moved beyond what the rate of before explains, a whole number; negative for a drop. */
  readonly size: number;
  /** The look before it: it moved between there and `atMs`. */
  readonly afterMs: number;
}

/** Why there is no rate yet. */
export type NoRateReason =
  /** Nothing was sampled. */
  | 'no-samples'
  /** Too few samples or too short a span. */
  | 'too-little-data'
  /** The counter is rounded and has not moved: nothing can be said before it does. */
  | 'counter-has-not-moved'
  /** The filter could make no number of the samples: a fault of ours, of this series alone. */
  | 'broken';

export interface NoRate {
  readonly kind: 'no-rate';
  readonly reason: NoRateReason;
  /** When the first figure is expected, milliseconds since 1970 UTC, where that can be told. */
  readonly expectedAtMs?: number;
  /** How far it has come, where that can be told. */
  readonly progress?: Progress;
}

/** What is known of a rate. */
export type RateEstimate = Rate | EarlyRate | JumpedRate | NoRate;

/** Whether there are figures, of whatever kind. */
export const hasFigures = (rate: RateEstimate): rate is Rate | EarlyRate | JumpedRate =>
  rate.kind !== 'no-rate';
