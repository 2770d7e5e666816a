import type { Count } from '../core/count/count.ts';
import { REPLICA_JITTER } from '../core/count/replica-jitter.ts';
import { METRICS } from '../core/page/metric.ts';
import type { Reading } from '../core/page/reading.ts';
import { READER_NAMES } from '../core/page/reading.ts';
import type { Sighting } from './places/sighting.ts';

/** Readers that look at parts of one document may differ by as much as copies of one counter, and by one in small numbers. */
const roomOf = (value: number): number => Math.max(1, value * REPLICA_JITTER);

/** Whether two counts can be of one number, with room for replicas. */
export function agree(a: Count, b: Count): boolean {
  const room = roomOf(Math.max(a.value, b.value));
  return a.value - room < b.value + b.step && b.value - room < a.value + a.step;
}

export interface Reconciled {
  readonly readings: Reading[];
  /** A sentence for each metric whose readers contradict each other. */
  readonly disagreements: string[];
}

const show = ({ count, reader }: Sighting): string => `${reader} ${count.value} (step ${count.step})`;

/**
 * One reading a metric: the finest count; of equally fine ones the reader that stands first in `READER_NAMES`.
 * A metric whose readers cannot all be right gives none.
 */
export function reconcile(sightings: readonly Sighting[]): Reconciled {
  const readings: Reading[] = [];
  const disagreements: string[] = [];
  for (const metric of METRICS) {
    const seen = sightings.filter((sighting) => sighting.metric === metric);
    const [best] = [...seen].sort(
      (a, b) =>
        a.count.step - b.count.step || READER_NAMES.indexOf(a.reader) - READER_NAMES.indexOf(b.reader),
    );
    if (!best) continue;
    const contrary = seen.find((sighting) => !agree(best.count, sighting.count));
    if (contrary) disagreements.push(`${metric}: ${show(best)} and ${show(contrary)}`);
    else readings.push({ metric, count: best.count, reader: best.reader });
  }
  return { readings, disagreements };
}
