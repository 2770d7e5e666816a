import { describe, expect, it } from 'vitest';
import { FilterRun } from '../../../../src/core/rate/filter/filter-run.ts';
import type { FilterSample } from '../../../../src/core/rate/filter-sample.ts';
import type { RateEstimate } from '../../../../src/core/rate/rate.ts';
import { anySeries } from '../../../../tools/bench/any-series.ts';
import { Random } from '../../../../tools/bench/random.ts';
import { runs } from '../../../runs.ts';

const SERIES = runs(150);

const at = (text: string): number => Date.parse(text);
const exact = (rows: readonly (readonly [string, number])[]): FilterSample[] =>
  rows.map(([text, value]) => ({ atMs: at(text), value, step: 1 }));

function run(samples: readonly FilterSample[]): RateEstimate[] {
  const filter = new FilterRun();
  return samples.map((sample) => {
    filter.sample(sample);
    return filter.estimate();
  });
}

function expectNumbers(said: readonly RateEstimate[], which: string): void {
  for (const rate of said) {
    if (rate.kind === 'no-rate') {
      expect(rate.reason, which).not.toBe('broken');
      continue;
    }
    expect(Number.isFinite(rate.perMinute + rate.low + rate.high), which).toBe(true);
    expect(rate.low, which).toBeLessThanOrEqual(rate.perMinute);
    expect(rate.perMinute, which).toBeLessThanOrEqual(rate.high);
    expect(rate.low, which).toBeLessThan(rate.high);
  }
}

describe('a figure is a number', () => {
  it('where days between the reads give way to half a minute', () => {
    // Days, then hours, then 41, 63 and 21 minutes, then 30 seconds between the reads of a petition.
    const said = run(
      exact([
        ['2026-01-01T00:00:00Z', 7346],
        ['2026-01-02T00:03:00Z', 7845],
        ['2026-01-05T13:30:00Z', 10_000],
        ['2026-01-07T19:23:00Z', 75_024],
        ['2026-01-07T20:04:00Z', 87_350],
        ['2026-01-07T21:07:00Z', 113_000],
        ['2026-01-07T21:28:00Z', 125_219],
        ['2026-01-07T21:28:30Z', 125_619],
      ]),
    );
    expectNumbers(said, 'the petition');
    const last = said.at(-1);
    // 400 in the last half minute, 582 a minute in the 21 before.
    expect(last).toMatchObject({ kind: 'rate' });
    if (last?.kind === 'rate') expect(last.perMinute).toBeGreaterThan(400);
  });

  it('after a gap of five hours in a loss, which is seen again within five minutes', () => {
    const before = exact([
      ['2016-02-27T21:00:47Z', 899_931],
      ['2016-02-27T21:05:50Z', 899_870],
      ['2016-02-27T21:07:44Z', 899_803],
      ['2016-02-27T21:11:11Z', 899_735],
      ['2016-02-27T21:16:02Z', 899_669],
      ['2016-02-28T02:54:08.451Z', 899_603],
      ['2016-02-28T02:59:24.451Z', 899_539],
      ['2016-02-28T03:00:11.451Z', 899_470],
    ]);
    const lastMs = at('2016-02-28T03:00:11.451Z');
    const after = Array.from({ length: 40 }, (_, i) => ({
      atMs: lastMs + (i + 1) * 30_000,
      value: 899_470 - 65 * (i + 1),
      step: 1,
    }));
    const said = run([...before, ...after]);
    expectNumbers(said, 'the evening');
    for (const rate of said.slice(18)) {
      if (rate.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(rate)}`);
      expect(rate.perMinute).toBeGreaterThan(-145);
      expect(rate.perMinute).toBeLessThan(-115);
    }
  });

  it('from the next sample on where every hypothesis came to be no number', () => {
    const filter = new FilterRun();
    const sampleAt = (i: number): FilterSample => ({
      atMs: 1.7e12 + i * 30_000,
      value: 900_000 - 60 * i,
      step: 1,
    });
    for (let i = 0; i < 60; i++) filter.sample(sampleAt(i));
    for (const h of filter.mixture.list) h.weight = Number.NaN;
    filter.sample(sampleAt(60));
    expectNumbers([filter.estimate()], 'right after');
    for (let i = 61; i < 70; i++) filter.sample(sampleAt(i));
    const rate = filter.estimate();
    if (rate.kind !== 'rate') throw new Error(`No rate: ${JSON.stringify(rate)}`);
    expect(rate.perMinute).toBeCloseTo(-120, -1);
  });

  it.each([20160227, 5])(`for ${SERIES} series of any spacing and any counts (seed %d and on)`, (seed) => {
    for (let i = 0; i < SERIES; i++)
      expectNumbers(run(anySeries(new Random(seed + 7919 * i))), `series ${i}`);
  });
});
