import type { Count } from '../count/count.ts';
import type { Metric } from '../page/metric.ts';
import type { PageId } from '../page/page-identity.ts';
import type { ReaderName } from '../page/reading.ts';

/** An instant and a count that are kept. */
export interface Sample extends Count {
  /** When the document was answered, milliseconds since 1970 UTC. */
  readonly atMs: number;
  readonly reader: ReaderName;
}

/** One Page and one metric. */
export interface SeriesId {
  readonly pageId: PageId;
  readonly metric: Metric;
}

/** `likes:123456`, the key of a series in storage and messages. */
export type SeriesKey = string & { readonly __brand: 'SeriesKey' };

export const seriesKey = ({ pageId, metric }: SeriesId): SeriesKey => `${metric}:${pageId}` as SeriesKey;
