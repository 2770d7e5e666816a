import { describe, expect, it } from 'vitest';
import { FilterRun } from '../../../../src/core/rate/filter/filter-run.ts';
import {
  type FilterSample,
  type FilterState,
  filterSample,
  resumeFilter,
  startFilter,
} from '../../../../src/core/rate/filter/rate-filter.ts';
import type { Rate, RateEstimate } from '../../../../src/core/rate/rate.ts';
import type { RateEvent } from '../../../../src/core/rate/rate-event.ts';
import { Random } from '../../../../tools/bench/random.ts';

const EVENING_MS = Date.UTC(2016, 1, 27, 20);

/** Counts every `seconds`, from 8 in the evening of 27 February 2016 on. */
const series = (counts: readonly number[], seconds = 30, step = 1): FilterSample[] =>
  counts.map((value, i) => ({ atMs: EVENING_MS + i * seconds * 1000, value, step }));

/** `length` counts from `from` on, each `by` more than the one before. */
const steady = (from: number, by: number, length: number): number[] =>
  Array.from({ length }, (_, i) => from + by * i);

interface Ran {
  readonly estimates: readonly RateEstimate[];
  readonly events: readonly RateEvent[];
  readonly state: FilterState;
}

function run(samples: readonly FilterSample[], from: FilterState = startFilter()): Ran {
  const estimates: RateEstimate[] = [];
  const events: RateEvent[] = [];
  let state = from;
  for (const sample of samples) {
    const step = filterSample(state, sample);
    state = step.state;
    estimates.push(step.estimate);
    events.push(...step.events);
  }
  return { estimates, events, state };
}

function rateOf(estimate: RateEstimate | undefined): Rate {
  if (estimate?.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(estimate)}`);
  return estimate;
}

const lastRate = (samples: readonly FilterSample[]): Rate => rateOf(run(samples).estimates.at(-1));

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

describe('the state', () => {
  const samples = series([...steady(300_000, -15, 40), ...steady(299_000, -60, 40)]);

  it('goes through JSON: a stopped run that is resumed gives the same to the last bit', () => {
    const through = run(samples);
    const half = run(samples.slice(0, 37));
    const resumed = resumeFilter(JSON.parse(JSON.stringify(half.state)));
    expect(resumed).toBeDefined();
    const rest = run(samples.slice(37), resumed);
    expect(rest.estimates).toEqual(through.estimates.slice(37));
    expect(rest.state).toEqual(through.state);
  });

  it('is all there is to know: stored after every sample it gives the same, also amid counts shown rounded', () => {
    // A source renewed once a minute and read every 15 s; every fortieth read found the number rounded only.
    const counts = steady(900_000, -140, 50).flatMap((value) => [value, value, value, value]);
    const mixed = series(counts, 15).map((sample, i) =>
      i % 40 === 39 ? { ...sample, value: Math.floor(sample.value / 1000) * 1000, step: 1000 } : sample,
    );
    const neverStopped = new FilterRun();
    const through = mixed.map((sample) => {
      neverStopped.sample(sample);
      return neverStopped.estimate();
    });
    let state = startFilter();
    const stored = mixed.map((sample) => {
      const resumed = resumeFilter(JSON.parse(JSON.stringify(state)));
      if (!resumed) throw new Error('Refused its own state');
      const step = filterSample(resumed, sample);
      state = step.state;
      return step.estimate;
    });
    expect(stored).toEqual(through);
  });

  it('is left as it was by a sample, and gives the same again', () => {
    const { state } = run(samples.slice(0, 20));
    const kept = JSON.stringify(state);
    const [sample] = samples.slice(20);
    if (!sample) throw new Error('No sample');
    const first = filterSample(state, sample);
    expect(JSON.stringify(state)).toBe(kept);
    filterSample(startFilter(), sample);
    expect(filterSample(state, sample)).toEqual(first);
  });

  it('of another version or broken is refused', () => {
    const { state } = run(samples.slice(0, 20));
    expect(resumeFilter(undefined)).toBeUndefined();
    expect(resumeFilter('multi-process')).toBeUndefined();
    expect(resumeFilter({ version: 1, window: [], excludedZero: 0 })).toBeUndefined();
    expect(resumeFilter({ ...state, version: state.version + 1 })).toBeUndefined();
    expect(resumeFilter({ ...state, hypotheses: `${state.hypotheses}=` })).toBeUndefined();
    expect(resumeFilter({ ...state, memory: { ...state.memory, lastMs: null } })).toBeUndefined();
    expect(resumeFilter(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it('stays below 5 kB after the first samples', () => {
    expect(JSON.stringify(run(samples).state).length).toBeLessThan(5000);
  });
});

describe('clocks', () => {
  const samples = series(steady(100_000, -10, 30));

  it('a sample not later than the last changes nothing', () => {
    const { state } = run(samples);
    const last = samples.at(-1);
    if (!last) throw new Error('No sample');
    const again = filterSample(state, last);
    expect(again.state).toEqual(state);
    expect(again.events).toEqual([]);
    const early = filterSample(state, { atMs: last.atMs - 1000, value: 5, step: 1 });
    expect(early.estimate).toEqual(again.estimate);
  });

  it('an exact count that comes within 5 s of the last is not taken in, the next one is', () => {
    const { state, estimates } = run(series(steady(1_000_000, -60, 20)));
    const [last] = series([1_000_000 - 60 * 19]).map((one) => ({ ...one, atMs: EVENING_MS + 19 * 30_000 }));
    if (!last) throw new Error('No sample');
    const soon = filterSample(state, { ...last, atMs: last.atMs + 4999, value: last.value - 5000 });
    expect(soon.estimate).toEqual(estimates.at(-1));
    const next = { ...last, atMs: last.atMs + 30_000, value: last.value - 60 };
    expect(filterSample(soon.state, next)).toEqual(filterSample(state, next));
    expect(filterSample(state, { ...last, atMs: last.atMs + 5000 }).state).not.toEqual(state);
  });

  it('reads every second tell as much as reads every 15 s', () => {
    const random = new Random(20_160_227);
    const counts = [3_204_671];
    for (let second = 0; second < 7200; second++)
      counts.push((counts.at(-1) ?? 0) + random.poisson(14 / 60) - random.poisson(12 / 60));
    const width = (every: number) => {
      const rate = lastRate(
        series(
          counts.filter((_, second) => second % every === 0),
          every,
        ),
      );
      return rate.high - rate.low;
    };
    expect(width(1)).toBeLessThan(1.7 * width(15));
  });

  it('a clock set back by an hour costs one sample and no jump of the rate', () => {
    const back = samples.map((sample, i) => ({
      atMs: sample.atMs + 30 * 30_000 - 3_600_000,
      value: 100_000 - 10 * (30 + i),
      step: 1,
    }));
    const { estimates } = run([...samples, ...back]);
    for (const estimate of estimates.slice(31)) expect(rateOf(estimate).perMinute).toBeCloseTo(-20, -1);
    const rate = rateOf(estimates.at(-1));
    expect(rate.atMs).toBe(back.at(-1)?.atMs);
    expect(rate.sinceMs).toBeLessThanOrEqual(rate.atMs);
  });

  it('what happened in a gap of a year is not said to have happened at once', () => {
    const after = series(steady(2_250_000, -70, 41)).map((one) => ({
      ...one,
      atMs: one.atMs + 365 * 86_400_000,
    }));
    const { events, estimates } = run([...samples, ...after]);
    expect(events).toEqual([]);
    expect(rateOf(estimates.at(-1)).perMinute).toBeCloseTo(-140, 0);
  });

  it('a gap of ten hours leaves a figure that says how little is known', () => {
    const last = samples.at(-1)?.atMs ?? 0;
    const rate = lastRate([...samples, { atMs: last + 36_000_000, value: 90_000, step: 1 }]);
    expect(rate.high - rate.low).toBeGreaterThan(5);
    expect(Number.isFinite(rate.low) && Number.isFinite(rate.high)).toBe(true);
  });
});
