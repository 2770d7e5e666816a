import type { Count } from '../core/count/count.ts';
import type { Metric } from '../core/page/metric.ts';
import type { ReaderName } from '../core/series/reading.ts';

/** A counter that one reader saw and that belongs to the Page in question. */
export interface Sighting {
  readonly metric: Metric;
  readonly count: Count;
  readonly reader: ReaderName;
}

/** What a reader has to say besides its sightings, for `--why` and diagnostics: plain English, nothing personal. */
export interface Note {
  readonly reader: string;
  readonly says: string;
}
