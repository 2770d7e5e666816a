import type { PlatformChange } from '../rate/rate-event.ts';

/** Whether a platform change was also seen on Pages that have nothing to do with the campaign. */
export type SharedChange =
  /** A control moved the same way at once in the same span: Facebook did something to many Pages. */
  | { readonly kind: 'shared'; readonly controls: number; readonly total: number }
  /** Controls were watched over the span and none of them moved. */
  | { readonly kind: 'alone'; readonly total: number }
  /** No control was watched then: it cannot be told. */
  | { readonly kind: 'unknown' };

/** What is known of a control: its own platform changes, and the span over which it was watched. */
export interface WatchedControl {
  readonly changes: readonly PlatformChange[];
  readonly fromMs: number;
  readonly toMs: number;
}

/** Pages are not swept in the same second: changes so far apart may still be one event. */
const SAME_EVENT_MS = 15 * 60_000;

/** Compares a platform change of a target with those of the controls. */
export function sharedChange(change: PlatformChange, controls: readonly WatchedControl[]): SharedChange {
  const watched = controls.filter(({ fromMs, toMs }) => fromMs <= change.afterMs && toMs >= change.atMs);
  const alike = controls.filter(({ changes }) => changes.some((other) => isSameEvent(change, other)));
  if (alike.length > 0)
    return { kind: 'shared', controls: alike.length, total: new Set([...watched, ...alike]).size };
  return watched.length > 0 ? { kind: 'alone', total: watched.length } : { kind: 'unknown' };
}

/** Two changes of the same sign whose spans, widened by a quarter of an hour, touch. */
const isSameEvent = (one: PlatformChange, other: PlatformChange): boolean =>
  Math.sign(one.size) === Math.sign(other.size) &&
  one.afterMs - SAME_EVENT_MS <= other.atMs &&
  other.afterMs - SAME_EVENT_MS <= one.atMs;
