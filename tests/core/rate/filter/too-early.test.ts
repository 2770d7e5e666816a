import { describe, expect, it } from 'vitest';
import { FilterRun } from '../../../../src/core/rate/filter/filter-run.ts';
import { blankMemory } from '../../../../src/core/rate/filter/memory.ts';
import { tooEarly } from '../../../../src/core/rate/filter/too-early.ts';
import type { RateEstimate } from '../../../../src/core/rate/rate.ts';

/** A series of which `samples` were seen over `seconds`, `moved` in all. */
const memory = (samples: number, seconds: number, moved: number, step = 1) => ({
  ...blankMemory(),
  samples,
  seenSamples: samples,
  lastSeconds: seconds,
  lastValue: moved,
  lastStep: step,
});

describe('too early', () => {
  it('is an interval of zero that is wider than what was seen', () => {
    // 134 lost in a minute, read as between 187 lost and 4 gained.
    const early = tooEarly(memory(3, 60, -134), -91, -187, 4);
    expect(early?.share).toBeGreaterThan(0);
    expect(early?.share).toBeLessThan(1);
    // (95 / 91)² of the minute that was seen are needed until zero is out: five or six seconds more.
    expect(early?.secondsNeeded).toBe(6);
  });

  it('is no interval that excludes zero, and none that is narrow about it', () => {
    expect(tooEarly(memory(3, 60, -134), -134, -187, -90)).toBeUndefined();
    expect(tooEarly(memory(5, 120, 0), 0, -0.7, 0.8)).toBeUndefined();
  });

  it('ends after ten minutes; a rounded count that has not moved is waited for longer', () => {
    expect(tooEarly(memory(11, 600, 3), 0, -30, 30)).toBeUndefined();
    expect(tooEarly(memory(11, 600, 0, 1000), 0, -70, 70)?.secondsNeeded).toBeGreaterThan(0);
  });

  it('says how far the first figure has come, and comes nearer with each look', () => {
    // As many come as go: 40 one minute, as many less the next.
    const run = new FilterRun();
    const said: RateEstimate[] = [];
    for (let i = 0; i < 30; i++) {
      run.sample({ atMs: 1.7e12 + i * 60_000, value: 500_000 + (i % 2) * 40, step: 1 });
      said.push(run.estimate());
    }
    const needed = said.flatMap((rate) => (rate.kind === 'too-early' ? [rate.progress.secondsNeeded] : []));
    expect(needed.length).toBeGreaterThan(0);
    expect(needed.length).toBeLessThan(12);
    expect(said.at(-1)?.kind).toBe('rate');
  });
});
