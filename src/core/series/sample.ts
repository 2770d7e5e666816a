import type { Count } from '../count/count.ts';
import { METRICS, type Metric } from '../page/metric.ts';
import { type PageId, toPageId } from '../page/page-identity.ts';
import type { ReaderName } from '../page/reading.ts';
import type { RoadName } from '../page/road-name.ts';

/** An instant and a count that are kept. */
export interface Sample extends Count {
  /** When the document was answered, milliseconds since 1970 UTC. */
  readonly atMs: number;
  readonly reader: ReaderName;
  /** By which road it came; copies of a counter differ between roads. None where a file did not say. */
  readonly road?: RoadName;
}

/** One Page and one metric. */
export interface SeriesId {
  readonly pageId: PageId;
  readonly metric: Metric;
}

/** `likes:123456`, the key of a series in storage and messages. */
export type SeriesKey = string & { readonly __brand: 'SeriesKey' };

export const seriesKey = ({ pageId, metric }: SeriesId): SeriesKey => `${metric}:${pageId}` as SeriesKey;

/** The Page and the metric of a key. */
export function seriesIdOf(key: SeriesKey): SeriesId {
  const colon = key.indexOf(':');
  const metric = METRICS.find((one) => one === key.slice(0, colon)) ?? 'likes';
  return { pageId: toPageId(key.slice(colon + 1)), metric };
}
