import type { Count } from '../../core/count/count.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { ReaderName } from '../../core/page/reading.ts';
import type { CounterKind } from '../words/labels.ts';

/** A counter that one reader saw and that belongs to the Page in question. */
export interface Sighting {
  readonly metric: Metric;
  readonly count: Count;
  readonly reader: ReaderName;
}

/** What was read as a sighting; nothing where it counts something else, or the number is not certain. */
export const sightingsOf = (
  kind: CounterKind | 'unknown' | undefined,
  count: Count | undefined,
  reader: ReaderName,
): Sighting[] =>
  count && (kind === 'likes' || kind === 'followers') ? [{ metric: kind, count, reader }] : [];

/** Where anybody else could have written the same words, a number counts only if it is the only one of its kind. */
export function onlyOnes(sightings: readonly Sighting[]): Sighting[] {
  const values = new Map<Metric, Set<number>>();
  for (const { metric, count } of sightings)
    values.set(metric, (values.get(metric) ?? new Set()).add(count.value));
  return sightings.filter(({ metric }) => values.get(metric)?.size === 1);
}
