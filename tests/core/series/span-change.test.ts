import { describe, expect, it } from 'vitest';
import { spanChange } from '../../../src/core/series/span-change.ts';

const T = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const at = (minute: number, value: number, step = 1) => ({ atMs: T + minute * MINUTE, value, step });

/** A read a minute, 100 lost each. */
const steady = Array.from({ length: 121 }, (_, i) => at(i, 50_000 - 100 * i));

describe('spanChange', () => {
  it('is the difference of the samples at both ends of the span', () => {
    expect(spanChange(steady, T + 60 * MINUTE, T + 120 * MINUTE)).toEqual({
      kind: 'span-change',
      count: -6000,
      atOnce: 0,
      isCertain: true,
      fromMs: T + 60 * MINUTE,
      toMs: T + 120 * MINUTE,
      watchedMs: 60 * MINUTE,
      samples: 61,
      step: 1,
    });
  });

  it('has what moved at once within it beside the difference', () => {
    const moves = [
      { afterMs: T + 59 * MINUTE, size: -1 }, // seen at the first sample of the span
      { afterMs: T + 60 * MINUTE, size: -5000 },
      { afterMs: T + 119 * MINUTE, size: 40 },
      { afterMs: T + 120 * MINUTE, size: -1 }, // of later than the span
    ];
    const change = spanChange(steady, T + 60 * MINUTE, T + 120 * MINUTE, moves);
    expect(change).toMatchObject({ count: -1040, atOnce: -4960, isCertain: true });
  });

  it('starts at the sample before the start when one is near', () => {
    const change = spanChange(steady, T + 60.5 * MINUTE, T + 120 * MINUTE);
    expect(change).toMatchObject({ fromMs: T + 60 * MINUTE, count: -6000 });
  });

  it('takes a sample for near up to a twentieth of the span before it', () => {
    // 5 % of an hour is 3 min.
    const at57 = [at(57, 50_000), at(70, 49_000), at(110, 45_000)];
    expect(spanChange(at57, T + 60 * MINUTE, T + 120 * MINUTE)).toMatchObject({ fromMs: T + 57 * MINUTE });
    expect(spanChange(at57, T + 60.1 * MINUTE, T + 120 * MINUTE)).toMatchObject({ fromMs: T + 70 * MINUTE });
  });

  it('leaves out what came after the span', () => {
    expect(spanChange(steady, T + 60 * MINUTE, T + 90 * MINUTE)).toMatchObject({
      toMs: T + 90 * MINUTE,
      count: -3000,
    });
  });

  it('starts at the first sample in the span when none is near before it, and says so by its instants', () => {
    const late = [at(0, 50_000), at(50, 44_000), at(51, 43_900), at(52, 43_800)];
    expect(spanChange(late, T + 20 * MINUTE, T + 80 * MINUTE)).toMatchObject({
      count: -200,
      fromMs: T + 50 * MINUTE,
      toMs: T + 52 * MINUTE,
    });
  });

  it('counts what was lost in a gap, and does not count the gap as watched', () => {
    const withGap = steady.filter(({ atMs }) => atMs <= T + 70 * MINUTE || atMs >= T + 100 * MINUTE);
    expect(spanChange(withGap, T + 60 * MINUTE, T + 120 * MINUTE)).toMatchObject({
      count: -6000,
      watchedMs: 30 * MINUTE,
    });
  });

  it('tells the larger step', () => {
    expect(spanChange([at(0, 2_400_000, 100_000), at(60, 2_391_001)], T, T + 60 * MINUTE)).toMatchObject({
      step: 100_000,
    });
  });

  it('is none with fewer than two samples in reach', () => {
    const none = { kind: 'no-span-change' };
    expect(spanChange([], T, T + MINUTE)).toEqual(none);
    expect(spanChange([at(0, 5)], T, T + MINUTE)).toEqual(none);
    expect(spanChange(steady, T + 500 * MINUTE, T + 560 * MINUTE)).toEqual(none);
  });
});
