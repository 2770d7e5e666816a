import { flooredTo } from '../math/floored-to.ts';
import { READER_NAMES } from '../page/reading.ts';
import { ROAD_NAMES } from '../page/road-name.ts';
import type { Bucket } from './bucket.ts';
import type { Sample } from './sample.ts';

/**
 * Samples of one series in time order, column by column: a month of one Page is near ninety thousand of them, and
 * as many objects take longer to make than the samples to read.
 */
export interface SampleColumns {
  /** Milliseconds since 1970 UTC, ascending. */
  readonly atMs: Float64Array;
  readonly value: Float64Array;
  readonly step: Float64Array;
  /** Which of `READER_NAMES` read it. */
  readonly reader: Uint8Array;
  /** By which of `ROAD_NAMES` it came, counted from 1; 0 where that is not known. */
  readonly road: Uint8Array;
}

export const COLUMNS = ['atMs', 'value', 'step', 'reader', 'road'] as const satisfies (keyof SampleColumns)[];

/** Room for so many samples. */
export const columnsFor = (length: number): SampleColumns => ({
  atMs: new Float64Array(length),
  value: new Float64Array(length),
  step: new Float64Array(length),
  reader: new Uint8Array(length),
  road: new Uint8Array(length),
});

export const NO_SAMPLES = columnsFor(0);

/** The buckets of samples in columns, made without the samples. */
export function bucketsOfColumns(
  { atMs, value, step }: Pick<SampleColumns, 'atMs' | 'value' | 'step'>,
  widthMs: number,
): Bucket[] {
  const buckets: Bucket[] = [];
  for (let from = 0; from < atMs.length; ) {
    const startMs = flooredTo(atMs[from] ?? 0, widthMs);
    const first = value[from] ?? 0;
    let lowest = first;
    let highest = first;
    let largest = step[from] ?? 1;
    let to = from;
    // One loop without calls: months go through it before the first chart.
    for (; to < atMs.length && (atMs[to] ?? 0) < startMs + widthMs; to++) {
      const count = value[to] ?? 0;
      if (count < lowest) lowest = count;
      if (count > highest) highest = count;
      if ((step[to] ?? 1) > largest) largest = step[to] ?? 1;
    }
    buckets.push({
      startMs,
      firstMs: atMs[from] ?? 0,
      first,
      lastMs: atMs[to - 1] ?? 0,
      last: value[to - 1] ?? 0,
      lowest,
      highest,
      step: largest,
      samples: to - from,
    });
    from = to;
  }
  return buckets;
}

/** The samples from index `from` to before `to`, one by one. */
export function samplesOf(
  { atMs, value, step, reader, road }: SampleColumns,
  from = 0,
  to = atMs.length,
): Sample[] {
  const samples: Sample[] = [];
  for (let i = Math.max(0, from); i < Math.min(to, atMs.length); i += 1) {
    const name = READER_NAMES[reader[i] ?? 0];
    const by = ROAD_NAMES[(road[i] ?? 0) - 1];
    const count = { atMs: atMs[i] ?? 0, value: value[i] ?? 0, step: step[i] ?? 1 };
    if (name) samples.push(by ? { ...count, reader: name, road: by } : { ...count, reader: name });
  }
  return samples;
}

/** The columns from index `from` to before `to`, over the same memory. */
export const columnsBetween = (
  { atMs, value, step, reader, road }: SampleColumns,
  from: number,
  to: number,
): SampleColumns => ({
  atMs: atMs.subarray(from, to),
  value: value.subarray(from, to),
  step: step.subarray(from, to),
  reader: reader.subarray(from, to),
  road: road.subarray(from, to),
});

/** Two stretches of a series as one, in memory of its own. @param after later than all of `before`. */
export function joinColumns(before: SampleColumns, after: SampleColumns): SampleColumns {
  const joined = columnsFor(before.atMs.length + after.atMs.length);
  for (const name of COLUMNS) {
    joined[name].set(before[name]);
    joined[name].set(after[name], before.atMs.length);
  }
  return joined;
}
