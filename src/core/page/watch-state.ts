import type { Obstacle } from './obstacle.ts';

/** What Ebb is doing about a Page, and since when. Instants are milliseconds since 1970 UTC. */
export type WatchState =
  /** The person has not pressed Measure, or pressed Stop. */
  | { readonly kind: 'not-measuring' }
  /** It is read again every interval. */
  | { readonly kind: 'measuring'; readonly nextReadMs: number }
  /** The last reads met an obstacle; it is tried again, ever more rarely. */
  | {
      readonly kind: 'obstructed';
      readonly obstacle: Obstacle;
      /** When reads began to meet this kind of obstacle. */
      readonly sinceMs: number;
      /** How many reads in a row met an obstacle of any kind; at least 1. */
      readonly failures: number;
      readonly nextReadMs: number;
    }
  /** Stopped by Ebb after repeated walls or blocks, or for want of a tab; the person may start it again. */
  | { readonly kind: 'paused'; readonly obstacle: Obstacle; readonly sinceMs: number };
