import { describe, expect, it } from 'vitest';
import { campaignSpans } from '../../../src/core/campaign/campaign-spans.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { bucketsOf } from '../../../src/core/series/bucket.ts';
import { spanRates } from '../../../src/core/series/span-rates.ts';

const MIDNIGHT = Date.UTC(2016, 1, 27);
const DAY_MS = 24 * HOUR_MS;

/** Days of a Page that loses so much a minute, read every ten minutes; of some days nobody looked. */
function daysOf(perMinute: number, days: readonly number[]) {
  const samples = days.flatMap((day) =>
    Array.from({ length: 144 }, (_, i) => ({
      atMs: MIDNIGHT + day * DAY_MS + i * 10 * MINUTE_MS,
      value: 5_000_000 - perMinute * (day * 1440 + i * 10),
      step: 1,
      reader: 'import' as const,
    })),
  );
  return spanRates(bucketsOf(samples, HOUR_MS), DAY_MS, 0);
}

describe('the days of a campaign', () => {
  it('are the sums of its Pages, errors added in squares', () => {
    const sums = campaignSpans([daysOf(100, [0, 1, 2]), daysOf(40, [0, 1, 2])]);
    expect(sums.map(({ startMs }) => (startMs - MIDNIGHT) / DAY_MS)).toEqual([0, 1, 2]);
    for (const sum of sums) {
      expect(sum.value).toBeCloseTo(-140, 6);
      // 144,000 and 57,600 events a day: 1.96 sqrt(144000 + 57600) / 1440 = 0.611.
      expect(sum.high - sum.value).toBeCloseTo(0.611, 2);
    }
  });

  it('are blank where one of the Pages was not watched, never less', () => {
    const sums = campaignSpans([daysOf(100, [0, 1, 2]), daysOf(40, [0, 2])]);
    expect(sums.map(({ startMs }) => (startMs - MIDNIGHT) / DAY_MS)).toEqual([0, 2]);
    for (const sum of sums) expect(sum.value).toBeCloseTo(-140, 6);
    expect(campaignSpans([daysOf(100, [0]), []])).toEqual([]);
    expect(campaignSpans([])).toEqual([]);
  });
});
