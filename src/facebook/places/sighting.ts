import type { Count } from '../../core/count/count.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { ReaderName } from '../../core/page/reading.ts';

/** A counter that one reader saw and that belongs to the Page in question. */
export interface Sighting {
  readonly metric: Metric;
  readonly count: Count;
  readonly reader: ReaderName;
}
