import { describe, expect, it } from 'vitest';
import { slicesOf, slicesOfHour, summedSlices } from '../../../src/core/series/slices.ts';

const MINUTE = 60_000;
const START = Date.UTC(2016, 1, 27, 20, 0);
const at = (minute: number, value: number, step = 1) => ({ atMs: START + minute * MINUTE, value, step });
const span = (minutes: number, count: number) => ({ fromMs: START, toMs: START + minutes * MINUTE, count });

describe('the change in equal slices', () => {
  it('is a minute’s, shared out over the slices that two samples span', () => {
    // 60 lost in one minute, then 30 in the next one; slices of half a minute.
    expect(slicesOf([at(0, 1000), at(1, 940), at(2, 910)], span(2, 4))).toEqual([-60, -60, -30, -30]);
  });

  it('is a gain above zero', () => {
    expect(slicesOf([at(0, 10), at(1, 14)], span(1, 1))).toEqual([4]);
  });

  it('is not known where nobody was looking, and no gap is bridged', () => {
    const every30s = [0, 0.5, 1, 1.5, 2].map((minute) => at(minute, 100 - 10 * minute));
    const later = [12, 12.5, 13, 13.5, 14].map((minute) => at(minute, 50 - 10 * (minute - 12)));
    const slices = slicesOf([...every30s, ...later], span(14, 7)).map((one) => one && Math.round(one));
    expect(slices).toEqual([-10, undefined, undefined, undefined, undefined, undefined, -10]);
  });

  it('is not known of a slice watched for less than two fifths of it', () => {
    expect(slicesOf([at(0, 100), at(0.7, 93)], span(2, 1))).toEqual([undefined]);
    expect(slicesOf([at(0, 100), at(0.9, 91)], span(2, 1)).map((one) => one && Math.round(one))).toEqual([
      -10,
    ]);
  });

  it('says nothing between a count and a coarser showing of it', () => {
    expect(slicesOf([at(0, 1854), at(1, 1800, 100)], span(1, 1))).toEqual([undefined]);
  });

  it('of several is the sum of those watched, with their number', () => {
    expect(
      summedSlices([
        [-10, -10, undefined],
        [-5, undefined, undefined],
      ]),
    ).toEqual({
      slices: [-15, -10, undefined],
      watched: [2, 1, 0],
    });
  });
});

describe('the slices of an hour', () => {
  it('are thirty of two minutes', () => {
    const hourAgo = START - 60 * MINUTE;
    expect(slicesOfHour(hourAgo, START, START, MINUTE)).toEqual({ fromMs: hourAgo, toMs: START, count: 30 });
  });

  it('are one a reading in the first ten minutes', () => {
    const young = slicesOfHour(START - 2 * MINUTE, START, START, MINUTE);
    expect(young).toEqual({ fromMs: START - 10 * MINUTE, toMs: START, count: 10 });
    expect(slicesOfHour(START - 2 * MINUTE, START, START, 30_000).count).toBe(20);
  });

  it('are never shorter than the pace', () => {
    expect(slicesOfHour(START - 60 * MINUTE, START, START, 5 * MINUTE).count).toBe(12);
  });

  it('stand still between two samples, and move on by whole slices where the next one is late', () => {
    const of = (lateMs: number) =>
      slicesOfHour(START - 60 * MINUTE, START, START + lateMs, MINUTE).toMs - START;
    expect([0, 50_000, 119_000, 121_000].map(of)).toEqual([0, 0, 0, 2 * MINUTE]);
  });
});
