import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/core/math/durations.ts';
import { bucketsOf } from '../../../src/core/series/bucket.ts';
import {
  bucketsOfColumns,
  columnsBetween,
  joinColumns,
  NO_SAMPLES,
  type SampleColumns,
  samplesOf,
} from '../../../src/core/series/sample-columns.ts';

// READER_NAMES begins with meta-description and page-data, ROAD_NAMES with background.
const columns: SampleColumns = {
  atMs: Float64Array.of(1000, 2000, 3000),
  value: Float64Array.of(10, 9, 800),
  step: Float64Array.of(1, 1, 100),
  reader: Uint8Array.of(0, 1, 0),
  road: Uint8Array.of(0, 1, 0),
};
const samples = [
  { atMs: 1000, value: 10, step: 1, reader: 'meta-description' },
  { atMs: 2000, value: 9, step: 1, reader: 'page-data', road: 'background' },
  { atMs: 3000, value: 800, step: 100, reader: 'meta-description' },
];

describe('columns of samples', () => {
  it('give the samples one by one, all or from one index to before another, within what there is', () => {
    expect(samplesOf(columns)).toEqual(samples);
    expect(samplesOf(columns, 1)).toEqual(samples.slice(1));
    expect(samplesOf(columns, 1, 2)).toEqual(samples.slice(1, 2));
    expect(samplesOf(columns, -5, 99)).toEqual(samples);
    expect(samplesOf(NO_SAMPLES)).toEqual([]);
  });

  it('leave out what no reader of this version read', () => {
    expect(samplesOf({ ...columns, reader: Uint8Array.of(0, 250, 0) })).toEqual([samples[0], samples[2]]);
  });

  it('between two indices are the same samples over the same memory', () => {
    const part = columnsBetween(columns, 1, 3);
    expect(samplesOf(part)).toEqual(samples.slice(1));
    expect(part.value.buffer).toBe(columns.value.buffer);
  });

  it('make the buckets that the samples make', () => {
    const hour = Array.from({ length: 50 }, (_, i) => ({
      atMs: HOUR_MS - 200_000 + i * 9_000,
      value: 1000 + ((i * 37) % 11) - i,
      step: i === 40 ? 10 : 1,
      reader: 'page-data' as const,
    }));
    const asColumns = {
      atMs: Float64Array.from(hour, ({ atMs }) => atMs),
      value: Float64Array.from(hour, ({ value }) => value),
      step: Float64Array.from(hour, ({ step }) => step),
    };
    const buckets = bucketsOfColumns(asColumns, HOUR_MS);
    expect(buckets).toHaveLength(2);
    // 23 reads lie before the hour, the last of them 2 s.
    expect(buckets[0]).toMatchObject({ startMs: 0, samples: 23, lastMs: HOUR_MS - 2000, step: 1 });
    expect(buckets).toEqual(bucketsOf(hour, HOUR_MS));
    expect(bucketsOfColumns(NO_SAMPLES, HOUR_MS)).toEqual([]);
  });

  it('join in order, in memory of their own', () => {
    const joined = joinColumns(columnsBetween(columns, 0, 1), columnsBetween(columns, 1, 3));
    expect(samplesOf(joined)).toEqual(samples);
    joined.value[0] = 7;
    expect(columns.value[0]).toBe(10);
    expect(samplesOf(joinColumns(NO_SAMPLES, columns))).toEqual(samples);
  });
});
