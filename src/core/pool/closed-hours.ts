import { HOUR_MS } from '../math/durations.ts';
import { flooredTo } from '../math/floored-to.ts';

/** How many samples an hour of one series holds. `startMs` is a whole hour, milliseconds since 1970 UTC. */
export interface HourCount {
  readonly startMs: number;
  readonly samples: number;
}

/** The whole hour an instant lies in. */
export const hourStartOf = (atMs: number): number => flooredTo(atMs, HOUR_MS);

/**
 * How many samples each closed hour holds; the hour that `nowMs` lies in is still open.
 * @param atMs instants in time order.
 */
export function closedHours(atMs: Iterable<number>, nowMs: number): HourCount[] {
  const open = hourStartOf(nowMs);
  const counts = new Map<number, number>();
  for (const at of atMs) {
    const startMs = hourStartOf(at);
    if (startMs < open) counts.set(startMs, (counts.get(startMs) ?? 0) + 1);
  }
  return [...counts].map(([startMs, samples]) => ({ startMs, samples }));
}

/**
 * The hours to push again: those of which the pool holds fewer samples than we do. What it holds beyond ours
 * is no fault of a push: thinned here, it stays whole there.
 * @param pooled what the engine counted, by the start of the hour.
 */
export const shortHours = (own: readonly HourCount[], pooled: ReadonlyMap<number, number>): HourCount[] =>
  own.filter(({ startMs, samples }) => (pooled.get(startMs) ?? 0) < samples);
