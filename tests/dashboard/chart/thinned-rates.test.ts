import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { bucketsOf } from '../../../src/core/series/bucket.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import { wholeRateCurve } from '../../../src/dashboard/chart/thinned-rates.ts';
import { noRates, rateColumns } from '../../../src/dashboard/histories/recompute/rate-columns.ts';

const MIDNIGHT = Date.UTC(2016, 1, 27);
const samples = (hours: number): Sample[] =>
  Array.from({ length: hours * 60 }, (_, i) => ({
    atMs: MIDNIGHT + i * MINUTE_MS,
    value: 900_000 - 20 * i,
    step: 1,
    reader: 'import',
  }));

describe('the rate over all that is kept', () => {
  it('is the mean of each hour where samples were thinned, then what the filter said', () => {
    const buckets = bucketsOf(samples(3), HOUR_MS);
    const later = rateColumns(
      [0, 1].map((i) => ({
        atMs: MIDNIGHT + 5 * HOUR_MS + i * MINUTE_MS,
        perMinute: -30,
        low: -40,
        high: -20,
      })),
    );
    const { atMs, lines, gaps } = wholeRateCurve(buckets, 0, later);
    expect(Array.from(atMs)).toHaveLength(8);
    expect(Array.from(lines[0] ?? [])).toEqual([-20, -20, -20, -20, -20, -20, -30, -30]);
    expect(lines[1]?.[0]).toBeLessThan(-20);
    // The hours hang together; between them and the samples nobody looked.
    expect(gaps).toEqual([5]);
  });

  it('has no part of what moved at once in its hours', () => {
    const purge = { afterMs: MIDNIGHT + 90 * MINUTE_MS, size: -60_000 };
    const purged = samples(3).map((sample) =>
      sample.atMs > purge.afterMs ? { ...sample, value: sample.value + purge.size } : sample,
    );
    const { lines } = wholeRateCurve(bucketsOf(purged, HOUR_MS), 0, noRates(0), [purge]);
    expect(Array.from(lines[0] ?? [])).toEqual([-20, -20, -20, -20, -20, -20]);
  });

  it('is what the filter said where nothing was thinned', () => {
    expect(Array.from(wholeRateCurve([], 0, noRates(0)).atMs)).toEqual([]);
  });
});
