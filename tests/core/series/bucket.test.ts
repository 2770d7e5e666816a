import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { bucketsOf, widened } from '../../../src/core/series/bucket.ts';
import { retentionOf } from '../../../src/core/series/retention.ts';
import type { Sample } from '../../../src/core/series/sample.ts';

const T = Date.UTC(2016, 1, 27, 20);
const sample = (seconds: number, value: number, step = 1): Sample => ({
  atMs: T + seconds * 1000,
  value,
  step,
  reader: 'meta-description',
});

describe('the buckets of samples', () => {
  it('are none of none', () => {
    expect(bucketsOf([], MINUTE_MS)).toEqual([]);
  });

  it('keep the first, the last, the extremes, the coarsest step and the number of each minute', () => {
    const samples = [sample(5, 90), sample(20, 70, 10), sample(40, 95), sample(59.999, 80), sample(60, 60)];
    expect(bucketsOf(samples, MINUTE_MS)).toEqual([
      {
        startMs: T,
        firstMs: T + 5000,
        first: 90,
        lastMs: T + 59_999,
        last: 80,
        lowest: 70,
        highest: 95,
        step: 10,
        samples: 4,
      },
      {
        startMs: T + 60_000,
        firstMs: T + 60_000,
        first: 60,
        lastMs: T + 60_000,
        last: 60,
        lowest: 60,
        highest: 60,
        step: 1,
        samples: 1,
      },
    ]);
  });

  it('leave out the minutes without a sample', () => {
    const starts = bucketsOf([sample(0, 1), sample(600, 2)], MINUTE_MS).map(({ startMs }) => startMs);
    expect(starts).toEqual([T, T + 600_000]);
  });
});

describe('wider buckets', () => {
  it('are the same as those of the samples themselves', () => {
    const samples = [sample(5, 90), sample(70, 70, 10), sample(200, 95), sample(3599, 80), sample(3600, 60)];
    expect(widened(bucketsOf(samples, MINUTE_MS), HOUR_MS)).toEqual([
      {
        startMs: T,
        firstMs: T + 5000,
        first: 90,
        lastMs: T + 3_599_000,
        last: 80,
        lowest: 70,
        highest: 95,
        step: 10,
        samples: 4,
      },
      {
        startMs: T + 3_600_000,
        firstMs: T + 3_600_000,
        first: 60,
        lastMs: T + 3_600_000,
        last: 60,
        lowest: 60,
        highest: 60,
        step: 1,
        samples: 1,
      },
    ]);
  });
});

describe('the retention of a month', () => {
  it('keeps samples for 30 days and minutes for 360', () => {
    expect(retentionOf(30)).toEqual({ samplesMs: 2_592_000_000, minutesMs: 31_104_000_000 });
  });
});
