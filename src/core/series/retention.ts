import { DAY_MS } from '../math/durations.ts';

/** How long what is kept, as spans before now in milliseconds; aggregates of an hour stay without end. */
export interface Retention {
  /** Samples one by one. */
  readonly samplesMs: number;
  /** Aggregates of a minute. */
  readonly minutesMs: number;
}

/** What a person may choose, days that samples are kept one by one. */
export const RETENTION_DAYS: readonly number[] = [7, 30, 90, 365];
export const DEFAULT_RETENTION_DAYS = 30;

/** Minutes are kept twelve times as long as samples: a year of them to a month. */
export const retentionOf = (days: number): Retention => ({
  samplesMs: days * DAY_MS,
  minutesMs: 12 * days * DAY_MS,
});
