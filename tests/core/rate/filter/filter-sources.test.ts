import { describe, expect, it } from 'vitest';
import { Random } from '../../../../tools/bench/random.ts';
import { SCENARIOS } from '../../../../tools/bench/rates-scenarios.ts';
import { score } from '../../../../tools/bench/rates-score.ts';
import { play } from '../../../../tools/bench/rates-world.ts';
import { EVENING_MS, rateOf, run, series, steady } from './filtered-series.ts';

describe('a rounded count', () => {
  it('says nothing in the first minutes, then what not moving bounds, and its resolution', () => {
    const { estimates, events } = run(series(steady(2_450_000, 0, 31), 30, 10_000));
    expect(estimates[5]).toEqual({ kind: 'no-rate', reason: 'counter-has-not-moved' });
    const rate = estimates.at(-1);
    if (rate?.kind !== 'too-early') throw new Error(`No early rate: ${JSON.stringify(rate)}`);
    expect(rate.basis).toBe('rounded');
    // Not a step in 15 minutes: the rate is hardly above 10,000 / 15.
    expect(rate.high).toBeLessThan(10_000 / 15);
    expect(rate.low).toBeLessThan(0);
    expect(events).toEqual([{ kind: 'resolution', atMs: EVENING_MS, step: 10_000 }]);
  });

  it('gives the rate from the instants at which it moves', () => {
    // 100 a minute, shown in steps of 1,000: it moves every ten minutes.
    const counts = Array.from({ length: 121 }, (_, i) => Math.floor((900_500 - 50 * i) / 1000) * 1000);
    const { estimates, events } = run(series(counts, 30, 1000));
    const rate = rateOf(estimates.at(-1));
    expect(rate.low).toBeLessThan(-100);
    expect(rate.high).toBeGreaterThan(-100);
    expect(rate.perMinute).toBeCloseTo(-100, -1);
    const told = events.filter((event) => event.kind === 'resolution').at(-1);
    expect(told?.readableEveryMinutes).toBeGreaterThan(7);
    expect(told?.readableEveryMinutes).toBeLessThan(14);
  });
});

describe('a source that renews its number every minute', () => {
  const counts = Array.from({ length: 160 }, (_, i) => 700_000 - 120 * Math.floor((i * 15 + 7) / 60));

  it('is not taken for pauses and rushes', () => {
    const { estimates } = run(series(counts, 15));
    for (const estimate of estimates.slice(60)) {
      expect(rateOf(estimate).perMinute).toBeGreaterThan(-150);
      expect(rateOf(estimate).perMinute).toBeLessThan(-90);
    }
  });

  it('has its period told', () => {
    const { events } = run(series(counts, 15));
    expect(events.filter((event) => event.kind === 'refresh-period')).toMatchObject([{ seconds: 60 }]);
  });
});

describe('a source that renews its number a little quicker than it is read', () => {
  // Ten a second that swell and ebb by 12 %, renewed every 13.6 s and read about every 15.
  it.each([3_101, 3_102, 3_103])(
    'is not taken for churn, behind which the course is lost (seed %i)',
    (seed) => {
      const trace = play(
        {
          seconds: 3 * 3600,
          start: 500_000,
          gains: (t) => 10 * (1 + 0.12 * Math.sin((2 * Math.PI * t) / 1500)),
          losses: () => 0,
          changes: [],
          smooth: true,
          shifts: [],
          seen: {
            interval: 15,
            irregular: 0.1,
            replicas: [],
            dwell: 0,
            noise: 0,
            refresh: 13.6,
            unsteady: 0,
            step: 1,
            glitch: 0,
            gaps: [],
          },
        },
        seed,
      );
      const { estimates } = run(
        Array.from(trace.atMs, (atMs, i) => ({ atMs, value: trace.value[i] ?? 0, step: 1 })),
      );
      const figures = estimates.map((e) =>
        e.kind === 'no-rate' ? undefined : { rate: e.perSecond, low: e.low / 60, high: e.high / 60 },
      );
      const { coverage, rms } = score(trace, figures);
      expect(coverage).toBeGreaterThan(0.88);
      expect(rms).toBeLessThan(0.6);
    },
  );
});

describe('a number that stays', () => {
  it('on a page at rest says nothing of the source', () => {
    const { events, estimates } = run(series(steady(500_000, 0, 60)));
    expect(events).toEqual([]);
    expect(Math.abs(rateOf(estimates.at(-1)).low)).toBeLessThan(1);
  });

  it('after a loss that stopped is rest, not a source that is slow', () => {
    const { events, estimates } = run(series([...steady(500_000, -40, 13), ...steady(499_520, 0, 47)]));
    expect(events.filter(({ kind }) => kind === 'refresh-period')).toEqual([]);
    expect(rateOf(estimates.at(-1)).low).toBeGreaterThan(-2);
  });
});

describe('a page of millions on which hardly anything happens, of replicas that a reader stays with', () => {
  const scenario = SCENARIOS.find(({ name }) => name === 'sticky faint');

  it.each([2_003_909, 2_009_771])(
    'is at no look taken for one that rushes when another replica answers (seed %d)',
    (seed) => {
      if (!scenario) throw new Error('No such scenario');
      const { atMs, value } = play(scenario.draw(new Random(seed)), seed + 7_000_000);
      const { estimates } = run(Array.from(atMs, (at, i) => ({ atMs: at, value: value[i] ?? 0, step: 1 })));
      // Two to five a minute come and go. The first replicas are met within the first minutes.
      for (const rate of estimates.slice(20)) {
        if (rate.kind === 'no-rate') throw new Error(`No figures: ${JSON.stringify(rate)}`);
        expect(Math.abs(rate.perMinute)).toBeLessThan(10);
      }
    },
  );
});
