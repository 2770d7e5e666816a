import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../src/core/series/change.ts';
import type { Sample } from '../../../src/core/series/sample.ts';

const at = (seconds: number, value: number, step = 1): Sample => ({
  atMs: 1_456_600_000_000 + seconds * 1000,
  value,
  step,
  reader: 'import',
});

describe('changeOf', () => {
  it('is the difference to the sample nearest to a minute back, with the true span', () => {
    const samples = [at(0, 1000), at(30, 950), at(61, 930), at(95, 860)];
    expect(changeOf(samples)).toEqual({
      kind: 'change',
      count: -90,
      seconds: 65,
      fromMs: at(30, 0).atMs,
      toMs: at(95, 0).atMs,
      step: 1,
    });
  });

  it('has what moved at once in between beside the difference', () => {
    const [from, to] = [at(0, 100_000), at(60, 39_866)];
    expect(changeOf([from, to], [{ afterMs: from.atMs, size: -60_000 }])).toMatchObject({
      count: -134,
      atOnce: -60_000,
    });
    expect(changeOf([from, to], [{ afterMs: to.atMs, size: -60_000 }])).not.toHaveProperty('atOnce');
  });

  it('takes a sample exactly a minute back', () => {
    expect(changeOf([at(0, 1000), at(60, 868)])).toMatchObject({ count: -132, seconds: 60 });
  });

  it('prefers two seconds too few to half a minute too many', () => {
    expect(changeOf([at(0, 1000), at(31, 930), at(60, 868), at(89, 800)])).toMatchObject({
      count: -130,
      seconds: 58,
    });
    expect(changeOf([at(0, 1000), at(17, 950), at(29, 930), at(75, 800)])).toMatchObject({ seconds: 58 });
    expect(changeOf([at(0, 1000), at(60, 868), at(104, 770)])).toMatchObject({ count: -230, seconds: 104 });
  });

  it('takes three quarters of a minute, to the instant, for about one', () => {
    expect(changeOf([at(0, 1000), at(45, 900)])).toMatchObject({ count: -100, seconds: 45 });
    expect(changeOf([at(0, 1000), at(44.999, 900)])).toMatchObject({ reason: 'too-little-data' });
  });

  it('says there is too little data before about a minute has passed', () => {
    expect(changeOf([])).toEqual({ kind: 'no-change', reason: 'too-little-data' });
    expect(changeOf([at(0, 5)])).toEqual({ kind: 'no-change', reason: 'too-little-data' });
    expect(changeOf([at(0, 5), at(44.999, 4)])).toEqual({ kind: 'no-change', reason: 'too-little-data' });
  });

  it('does not call a change across a gap a minute', () => {
    expect(changeOf([at(0, 1000), at(150, 900)])).toMatchObject({ kind: 'change', seconds: 150 });
    expect(changeOf([at(0, 1000), at(150.001, 900)])).toEqual({ kind: 'no-change', reason: 'gap' });
  });

  it('carries the step of its two counts', () => {
    expect(changeOf([at(0, 3700, 100), at(60, 3600, 100)])).toMatchObject({ count: -100, step: 100 });
  });

  it('is none between a count and a coarser showing of it', () => {
    expect(changeOf([at(0, 1_800_000, 100_000), at(60, 1_854_793)])).toEqual({
      kind: 'no-change',
      reason: 'too-little-data',
    });
    const samples = [at(0, 1_854_793), at(45, 1_800_000, 100_000), at(75, 1_854_653)];
    expect(changeOf(samples)).toMatchObject({ count: -140, seconds: 75, step: 1 });
  });
});
