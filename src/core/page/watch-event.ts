import type { ObstacleKind } from './obstacle.ts';
import type { RoadName } from './road-name.ts';
import type { WatchState } from './watch-state.ts';

/** A turn in what Ebb did about a Page; kept for the evidence log. `atMs` in milliseconds since 1970 UTC. */
export type WatchEvent =
  | { readonly kind: 'started'; readonly atMs: number }
  | { readonly kind: 'stopped'; readonly atMs: number }
  /** Reads began to meet this obstacle. */
  | { readonly kind: 'obstructed'; readonly atMs: number; readonly obstacle: ObstacleKind }
  /** Reads work again. */
  | { readonly kind: 'recovered'; readonly atMs: number }
  /** Counters come by another road, or from another host. */
  | { readonly kind: 'road'; readonly atMs: number; readonly road: RoadName; readonly host: string }
  /** Ebb stopped by itself. */
  | { readonly kind: 'paused'; readonly atMs: number; readonly obstacle: ObstacleKind };

/** The turn between two states of a watch, if it is one: another try at the same obstacle is none. */
export function watchEvent(before: WatchState, after: WatchState, atMs: number): WatchEvent | undefined {
  switch (after.kind) {
    case 'not-measuring':
      return before.kind === 'not-measuring' ? undefined : { kind: 'stopped', atMs };
    case 'measuring':
      if (before.kind === 'measuring') return undefined;
      return { kind: before.kind === 'obstructed' ? 'recovered' : 'started', atMs };
    case 'obstructed':
    case 'paused': {
      const obstacle = after.obstacle.kind;
      const isSame = before.kind === after.kind && before.obstacle.kind === obstacle;
      return isSame ? undefined : { kind: after.kind, atMs, obstacle };
    }
  }
}
