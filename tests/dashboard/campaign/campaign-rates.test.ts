import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { bucketsOf } from '../../../src/core/series/bucket.ts';
import type { LoadedPage } from '../../../src/dashboard/campaign/campaign-curves.ts';
import { campaignMeans, isByDays } from '../../../src/dashboard/campaign/campaign-rates.ts';
import type { SeriesHistory } from '../../../src/dashboard/histories/series-histories.ts';
import { rateOf, seriesOf, viewOf } from '../../demo/page-views.ts';

const MIDNIGHT = Date.UTC(2016, 1, 1);
const DAYS = 21;

/** A month as it is kept: hours of the first fortnight, the last week one by one. Read every ten minutes. */
function monthOf(perMinute: number, purgeDay?: number): SeriesHistory {
  const samples = Array.from({ length: DAYS * 144 }, (_, i) => ({
    atMs: MIDNIGHT + i * 10 * MINUTE_MS,
    value: 9_000_000 - perMinute * i * 10 - (purgeDay !== undefined && i > purgeDay * 144 + 70 ? 90_000 : 0),
    step: 1,
    reader: 'page-data' as const,
  }));
  const thinned = samples.slice(0, 14 * 144);
  const kept = samples.slice(14 * 144);
  return {
    buckets: bucketsOf(thinned, HOUR_MS),
    columns: {
      atMs: Float64Array.from(kept, ({ atMs }) => atMs),
      value: Float64Array.from(kept, ({ value }) => value),
      step: Float64Array.from(kept, ({ step }) => step),
      reader: new Uint8Array(kept.length),
      road: new Uint8Array(kept.length),
    },
    samples: kept,
    counts: { atMs: new Float64Array(), value: new Float64Array(), gaps: [] },
    events:
      purgeDay === undefined
        ? []
        : [
            {
              kind: 'platform-change',
              atMs: MIDNIGHT + purgeDay * DAY_MS + 720 * MINUTE_MS,
              afterMs: MIDNIGHT + purgeDay * DAY_MS + 700 * MINUTE_MS,
              size: -90_000,
              probability: 1,
            },
          ],
  };
}

const loaded = (history: SeriesHistory | undefined, isTarget = true): LoadedPage => {
  const series = seriesOf({ value: 1000, rate: rateOf(-1, 0.5) });
  return {
    page: {
      view: viewOf('Inwi', { kind: 'not-measuring' }, [series]),
      series,
      loss: { kind: 'no-loss', total: 1 },
    },
    isTarget,
    history,
  };
};

describe('the days of a campaign of three weeks, two of which were thinned', () => {
  const nowMs = MIDNIGHT + DAYS * DAY_MS;

  it('have a mean of every day, without what moved at once', () => {
    const { counted } = campaignMeans(
      [loaded(monthOf(100)), loaded(monthOf(40, 5)), loaded(monthOf(700), false)],
      MIDNIGHT,
      nowMs,
    );
    const { atMs, lines, gaps } = counted;
    expect(atMs).toHaveLength(2 * DAYS);
    expect(gaps).toEqual([]);
    for (const value of Array.from(lines[0] ?? [])) expect(value).toBeCloseTo(-140, 6);
    // 201,600 events a day: 1.96 sqrt(201600) / 1440 = 0.611.
    expect((lines[2]?.[20] ?? 0) - (lines[0]?.[20] ?? 0)).toBeCloseTo(0.611, 2);
  });

  it('can be told without what the controls did, to the scale of the targets, and only where both were watched', () => {
    // Targets lose 140 a minute, controls half their size 15: 2 x 15 are deducted.
    const pages = [loaded(monthOf(140)), loaded(monthOf(15), false)];
    const { lessControls: less } = campaignMeans(pages, MIDNIGHT, nowMs, 2);
    expect(less.atMs).toHaveLength(2 * DAYS);
    for (const value of Array.from(less.lines[0] ?? [])) expect(value).toBeCloseTo(-110, 6);
    // Days of 201,600 and 21,600 events: 1.96 sqrt(201600 + 2 x 2 x 21600) / 1440 = 0.730.
    expect((less.lines[2]?.[20] ?? 0) - (less.lines[0]?.[20] ?? 0)).toBeCloseTo(0.73, 2);
    expect(campaignMeans([loaded(monthOf(140))], MIDNIGHT, nowMs, 2).lessControls.atMs).toHaveLength(0);
    expect(campaignMeans(pages, MIDNIGHT, nowMs).lessControls.atMs).toHaveLength(0);
  });

  it('are nothing before every Page is read', () => {
    const unread = campaignMeans([loaded(monthOf(100)), loaded(undefined)], MIDNIGHT, nowMs);
    expect(unread.counted.atMs).toHaveLength(0);
  });

  it('give way to hours in a campaign of three days', () => {
    expect(isByDays(MIDNIGHT, MIDNIGHT + 3 * DAY_MS)).toBe(false);
    const startMs = MIDNIGHT + 18 * DAY_MS;
    const { counted } = campaignMeans([loaded(monthOf(100))], startMs, startMs + 3 * DAY_MS);
    expect(counted.atMs).toHaveLength(2 * 72);
  });
});
