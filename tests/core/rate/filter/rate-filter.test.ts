import { describe, expect, it } from 'vitest';
import { EVENING_MS, lastRate, rateOf, run, series, steady } from './filtered-series.ts';

describe('a steady loss of 70 in 30 s', () => {
  const samples = series(steady(2_450_000, -70, 41));

  it('is 140 a minute and 140 / 60 a second, from the one estimate', () => {
    const rate = lastRate(samples);
    expect(rate.perMinute).toBeCloseTo(-140, 0);
    expect(rate.perSecond).toBe(rate.perMinute / 60);
  });

  it('has about the interval of 2,800 Poisson events in 20 min', () => {
    // 1.96 sqrt(2800) / 20 = 5.2 each side; a change that has not shown yet widens it a little.
    const rate = lastRate(samples);
    expect(rate.high - rate.low).toBeGreaterThan(2 * 5.2);
    expect(rate.high - rate.low).toBeLessThan(2 * 5.2 * 1.6);
  });

  it('is significant, exact and speaks for the whole span', () => {
    expect(lastRate(samples)).toMatchObject({
      significant: true,
      basis: 'exact',
      atMs: samples.at(-1)?.atMs,
      samples: 41,
    });
    expect(lastRate(samples).sinceMs).toBeLessThan(EVENING_MS + 120_000);
  });

  it('has no figure before three samples, and says when to expect it', () => {
    const { estimates } = run(samples.slice(0, 3));
    expect(estimates.map((estimate) => estimate.kind)).toEqual(['no-rate', 'no-rate', 'rate']);
    expect(estimates[1]).toEqual({
      kind: 'no-rate',
      reason: 'too-little-data',
      expectedAtMs: EVENING_MS + 60_000,
      progress: { share: 0.5, secondsNeeded: 30 },
    });
  });
});

describe('one surprise', () => {
  it('A, B, A is a glitch: told once, and the rate goes on', () => {
    const counts = steady(1_000_000, -20, 40);
    counts[25] = 100_000;
    const { estimates, events } = run(series(counts));
    expect(events.filter(({ kind }) => kind === 'glitch')).toEqual([
      {
        kind: 'glitch',
        atMs: EVENING_MS + 26 * 30_000,
        sampleAtMs: EVENING_MS + 25 * 30_000,
        value: 100_000,
        expected: 999_500,
      },
    ]);
    expect(events.some(({ kind }) => kind === 'platform-change')).toBe(false);
    for (const estimate of estimates.slice(26)) expect(rateOf(estimate).perMinute).toBeCloseTo(-40, -1);
  });

  it('a purge of 3 % at once is a platform change, not people leaving', () => {
    const counts = steady(1_000_000, -20, 40).map((count, i) => (i < 20 ? count : count - 30_000));
    const { estimates, events } = run(series(counts));
    const changes = events.filter((event) => event.kind === 'platform-change');
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ afterMs: EVENING_MS + 19 * 30_000, size: -30_000 });
    for (const estimate of estimates.slice(22)) expect(rateOf(estimate).perMinute).toBeCloseTo(-40, -1);
  });

  it('a sudden drop leaves no interval wider than what was seen: from the old rate to the mean since the last look', () => {
    const before = steady(2_450_000, -33, 80);
    const rate = lastRate(series([...before, (before.at(-1) ?? 0) - 633], 15));
    // The old rate is -132 a minute; 633 in 15 s are -2,532, and 1.96 sqrt(1.2 * 633) more or less are 216.
    expect(rate.low).toBeGreaterThan(-2800);
    expect(rate.low).toBeLessThan(-2532);
    expect(rate.high).toBeGreaterThan(-150);
    expect(rate.high).toBeLessThan(-100);
  });

  it('a start of 3 a second after a quiet hour is seen within two samples, claimed within four, and no platform change', () => {
    const quiet = steady(500_000, 0, 120);
    const { estimates, events } = run(series([...quiet, ...steady(499_910, -90, 10)]));
    const rate = rateOf(estimates[121]);
    expect(rate.perMinute).toBeLessThan(-120);
    expect(rate.low).toBeGreaterThan(-260);
    expect(rateOf(estimates[123])).toMatchObject({ significant: true });
    expect(events.some(({ kind }) => kind === 'platform-change')).toBe(false);
    expect(rateOf(estimates.at(-1)).sinceMs).toBeGreaterThan(EVENING_MS + 115 * 30_000);
  });

  it('a burst of gains during a loss is told with what it may have masked', () => {
    const before = steady(800_000, -60, 60);
    const burst = steady(800_000 - 59 * 60 + 540, 540, 6);
    const after = steady((burst.at(-1) ?? 0) - 60, -60, 20);
    const { events } = run(series([...before, ...burst, ...after]));
    const [started, ended] = events.filter((event) => event.kind === 'burst');
    expect(started).toMatchObject({ phase: 'started' });
    expect(started?.startMs).toBeGreaterThanOrEqual(EVENING_MS + 58 * 30_000);
    expect(started?.startMs).toBeLessThanOrEqual(EVENING_MS + 61 * 30_000);
    if (ended?.phase !== 'ended') throw new Error('The burst did not end');
    // Six steps of 540 instead of -60: 3,600 above the course; at 2 a second, 360 may have left meanwhile.
    expect(ended.netAboveExpected).toBeGreaterThan(3300);
    expect(ended.netAboveExpected).toBeLessThan(3900);
    expect(ended.maskedLossesAtMost).toBeGreaterThan(300);
    expect(ended.maskedLossesAtMost).toBeLessThan(450);
  });
});

describe('the evening of 27 February 2016', () => {
  // 132, 140 and 138 were lost in a minute each.
  const pages = [132, 140, 138].map((lost) => lastRate(series(steady(2_000_000, -lost / 4, 5), 15)));

  it('gives three intervals that overlap', () => {
    for (const one of pages) for (const other of pages) expect(one.low).toBeLessThanOrEqual(other.high);
  });

  it('never gives a figure above 3 a second', () => {
    for (const rate of pages) expect(Math.abs(rate.perSecond)).toBeLessThan(3);
    const plain = run(series([2_000_000, 1_999_868, 1_999_728, 1_999_590], 60)).estimates;
    for (const estimate of plain)
      if (estimate.kind === 'rate') expect(Math.abs(estimate.perSecond)).toBeLessThan(3);
  });
});
