import { describe, expect, it } from 'vitest';
import { campaignRate } from '../../../src/core/campaign/campaign-rate.ts';
import { FRESH_MS } from '../../../src/core/rate/fresh.ts';
import type { Rate } from '../../../src/core/rate/rate.ts';

const nowMs = 1_456_600_000_000;
const rate = (perMinute: number, low: number, high: number, more: Partial<Rate> = {}): Rate => ({
  kind: 'rate',
  perMinute,
  perSecond: perMinute / 60,
  low,
  high,
  sinceMs: nowMs - 600_000,
  atMs: nowMs - 20_000,
  samples: 20,
  basis: 'exact',
  significant: true,
  ...more,
});

describe('campaignRate', () => {
  it('sums the rates and adds the distances to their ends in squares, each side for itself', () => {
    const sum = campaignRate([{ rate: rate(-132, -135, -128) }, { rate: rate(-140, -144, -137) }], nowMs);
    // Below 3 and 4 give 5; above 4 and 3 give 5.
    expect(sum).toMatchObject({ kind: 'campaign-rate', perMinute: -272, low: -277, high: -267 });
    expect(sum).toMatchObject({ perSecond: -272 / 60, coverage: { fresh: 2, total: 2 }, significant: true });
  });

  it('leaves stale and unknown rates out and says so in the coverage', () => {
    const sum = campaignRate(
      [
        { rate: rate(-132, -135, -128) },
        { rate: rate(-999, -1000, -998, { atMs: nowMs - 3_600_000 }) },
        { rate: { kind: 'no-rate', reason: 'no-samples' } },
      ],
      nowMs,
    );
    expect(sum).toMatchObject({ perMinute: -132, low: -135, high: -128, coverage: { fresh: 1, total: 3 } });
  });

  it('has no figure when no page is fresh', () => {
    expect(campaignRate([], nowMs)).toEqual({ kind: 'no-campaign-rate', coverage: { fresh: 0, total: 0 } });
    const stale = rate(-1, -2, 0, { atMs: nowMs - 3_600_000 });
    expect(campaignRate([{ rate: stale }], nowMs)).toEqual({
      kind: 'no-campaign-rate',
      coverage: { fresh: 0, total: 1 },
    });
  });

  it('takes a rate for fresh for eleven minutes, and tells the oldest and the newest it rests on', () => {
    const aged = (ms: number) => ({ rate: rate(-1, -2, -0.5, { atMs: nowMs - ms }) });
    expect(FRESH_MS).toBe(660_000);
    expect(campaignRate([aged(660_000), aged(20_000), aged(660_001)], nowMs)).toMatchObject({
      coverage: { fresh: 2, total: 3 },
      oldestMs: nowMs - 660_000,
      atMs: nowMs - 20_000,
      basis: 'exact',
    });
  });

  it('is significant where its interval excludes zero on either side and one of its rates is', () => {
    const isSignificant = (low: number, high: number, ...flags: boolean[]) => {
      const pages = flags.map((significant) => ({
        rate: rate((low + high) / 2, low, high, { significant }),
      }));
      const sum = campaignRate(pages, nowMs);
      return sum.kind === 'campaign-rate' && sum.significant;
    };
    expect(isSignificant(1, 3, true)).toBe(true);
    expect(isSignificant(-3, -1, true)).toBe(true);
    expect(isSignificant(1, 3, true, false)).toBe(true);
    expect(isSignificant(1, 3, false, false)).toBe(false);
    expect(isSignificant(0, 2, true)).toBe(false);
    expect(isSignificant(-2, 0, true)).toBe(false);
  });

  it('is rounded as soon as one counter is', () => {
    const sum = campaignRate(
      [{ rate: rate(-1, -3, 1) }, { rate: rate(-1, -3, 1, { basis: 'rounded' }) }],
      nowMs,
    );
    expect(sum).toMatchObject({ basis: 'rounded', significant: false });
  });
});
