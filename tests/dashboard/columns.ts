import { READER_NAMES } from '../../src/core/page/reading.ts';
import { ROAD_NAMES } from '../../src/core/page/road-name.ts';
import { findGaps } from '../../src/core/series/gaps.ts';
import type { Sample } from '../../src/core/series/sample.ts';
import type { SampleColumns } from '../../src/core/series/sample-columns.ts';
import type { CountColumns } from '../../src/dashboard/histories/count-columns.ts';

/** Samples of a test as columns. */
export const sampleColumns = (samples: readonly Sample[]): SampleColumns => ({
  atMs: Float64Array.from(samples, ({ atMs }) => atMs),
  value: Float64Array.from(samples, ({ value }) => value),
  step: Float64Array.from(samples, ({ step }) => step),
  reader: Uint8Array.from(samples, ({ reader }) => READER_NAMES.indexOf(reader)),
  road: Uint8Array.from(samples, ({ road }) => (road ? ROAD_NAMES.indexOf(road) + 1 : 0)),
});

/** Counts of a test as columns, with the gaps between them. */
export function countColumns(
  counts: readonly { readonly atMs: number; readonly value: number }[],
): CountColumns {
  const atMs = Float64Array.from(counts, (count) => count.atMs);
  return { atMs, value: Float64Array.from(counts, ({ value }) => value), gaps: findGaps(atMs) };
}
