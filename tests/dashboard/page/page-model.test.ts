import { describe, expect, it } from 'vitest';
import type { Rate } from '../../../src/core/rate/rate.ts';
import type { RateEvent } from '../../../src/core/rate/rate-event.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import type { SeriesSummary } from '../../../src/core/summary/series-summary.ts';
import { pageModel } from '../../../src/dashboard/page/page-model.ts';
import { stepRuns } from '../../../src/dashboard/page/step-runs.ts';

const NOW = Date.UTC(2016, 1, 28, 21);
const MINUTE = 60_000;

const sample = (minutesAgo: number, value: number, more: Partial<Sample> = {}): Sample => ({
  atMs: NOW - minutesAgo * MINUTE,
  value,
  step: 1,
  reader: 'page-data',
  ...more,
});

/** A read a minute over two days; 60 a minute lost, in the last hour and a half 150. */
const samples = Array.from({ length: 2881 }, (_, i) => {
  const ago = 2880 - i;
  return sample(ago, 1_000_000 - 60 * i - (ago < 90 ? 90 * (90 - ago) : 0));
});

const rate: Rate = {
  kind: 'rate',
  perMinute: -150,
  perSecond: -2.5,
  low: -160,
  high: -140,
  sinceMs: NOW - 10 * MINUTE,
  atMs: NOW,
  samples: 11,
  basis: 'exact',
  significant: true,
};

const summary = (all: readonly Sample[], now: SeriesSummary['rate'] = rate): SeriesSummary => ({
  metric: 'likes',
  first: all[0] ?? sample(0, 0),
  last: all.at(-1) ?? sample(0, 0),
  sampleCount: all.length,
  rate: now,
  change: { kind: 'no-change', reason: 'gap' },
  recent: [],
});

const model = (all: readonly Sample[], now?: SeriesSummary['rate'], events: readonly RateEvent[] = []) =>
  pageModel(summary(all, now), { samples: all, events }, NOW);

describe('what a Page shows', () => {
  const whole = model(samples);

  it('has the difference of the last hour, between real samples', () => {
    expect(whole.lastHour).toMatchObject({ count: -9000, fromMs: NOW - 60 * MINUTE, toMs: NOW });
  });

  it('has the peaks', () => {
    expect(whole.peakMinute).toMatchObject({ kind: 'peak', count: -150 });
    // The rate is drawn a little towards the hour about it, by what chance may have added.
    expect(whole.peakMinute.kind === 'peak' && whole.peakMinute.perMinute).toBeCloseTo(-148, -1);
    expect(whole.peakHour.kind === 'peak' && whole.peakHour.perMinute).toBeCloseTo(-150, -1);
  });

  it('compares the rate with the hour before it and with yesterday', () => {
    expect(whole.againstHour?.before.value).toBeCloseTo(-150, 9);
    expect(whole.againstHour?.verdict).toBe('unclear');
    expect(whole.againstYesterday?.before.value).toBeCloseTo(-60, 9);
    expect(whole.againstYesterday?.verdict).toBe('faster');
  });

  it('says losses come slower when the rate is clearly less', () => {
    const slow = { ...rate, perMinute: -20, low: -25, high: -15 };
    expect(model(samples, slow).againstHour?.verdict).toBe('slower');
  });

  it('compares with nothing where nobody was looking, or where there is no rate', () => {
    const recent = samples.slice(-20);
    expect(model(recent).againstYesterday).toBeUndefined();
    expect(model(samples, { kind: 'no-rate', reason: 'too-little-data' }).againstHour).toBeUndefined();
  });

  it('foretells the next round number', () => {
    expect(whole.milestone).toMatchObject({ kind: 'milestone', value: 810_000 });
  });

  it('foretells nothing and compares nothing once the rate no longer speaks of now', () => {
    const old = model(samples, { ...rate, atMs: NOW - 3 * 60 * MINUTE, sinceMs: NOW - 4 * 60 * MINUTE });
    expect(old.milestone).toEqual({ kind: 'no-milestone' });
    expect([old.againstHour, old.againstYesterday]).toEqual([undefined, undefined]);
  });
});

describe('stepRuns', () => {
  it('tells how exact a series was over time, the latest first', () => {
    const read = [
      sample(5, 2_400_000, { step: 100_000, reader: 'header-link' }),
      sample(4, 2_400_000, { step: 100_000, reader: 'header-link' }),
      sample(3, 2_449_000),
      sample(2, 2_448_900),
      sample(1, 2_448_800, { reader: 'meta-description' }),
    ];
    expect(stepRuns(read).map(({ step, reader, samples: n }) => [step, reader, n])).toEqual([
      [1, 'meta-description', 1],
      [1, 'page-data', 2],
      [100_000, 'header-link', 2],
    ]);
    expect(stepRuns([])).toEqual([]);
  });
});
