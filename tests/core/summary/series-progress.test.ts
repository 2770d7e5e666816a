import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/core/series/sample.ts';
import { levelMoves } from '../../../src/core/summary/level-moves.ts';
import { peopleSince } from '../../../src/core/summary/people-since.ts';
import {
  advanceSeries,
  changeOfSeries,
  type SeriesProgress,
  sparse,
} from '../../../src/core/summary/series-progress.ts';

const T = Date.UTC(2016, 1, 27, 20);
const sample = (seconds: number, value: number): Sample => ({
  atMs: T + seconds * 1000,
  value,
  step: 1,
  reader: 'meta-description',
});

function run(samples: readonly Sample[]): SeriesProgress {
  let progress: SeriesProgress | undefined;
  for (const one of samples) progress = advanceSeries(progress, one).progress;
  if (!progress) throw new Error('no samples');
  return progress;
}

describe('a series', () => {
  it('keeps its first and its last sample and how many there were', () => {
    const samples = [sample(0, 900), sample(30, 890), sample(60, 880)];
    expect(run(samples)).toMatchObject({ first: samples[0], last: samples[2], sampleCount: 3 });
    expect(run(samples.slice(0, 1))).toMatchObject({ first: samples[0], last: samples[0], sampleCount: 1 });
  });

  it('keeps of an hour what is shown of it, to the instant', () => {
    const samples = [sample(0, 5), sample(1, 4), sample(3600, 3), sample(3601, 2)];
    expect(run(samples.slice(0, 3)).recent).toEqual(samples.slice(0, 3));
    expect(run(samples).recent).toEqual(samples.slice(1));
  });

  it('keeps two and a half minutes without omission, and takes the change from them', () => {
    const samples = [sample(0, 1000), sample(10, 990), sample(150, 900), sample(155, 890)];
    expect(run(samples.slice(0, 3)).tail).toEqual(samples.slice(0, 3));
    const progress = run(samples);
    expect(progress.tail).toEqual(samples.slice(1));
    expect(changeOfSeries(progress)).toMatchObject({ count: -100, seconds: 145 });
  });
});

describe('a purge of 60,000 in a steady loss of two a second', () => {
  // A look every half minute; between the 20th and the 21st the purge.
  const looks = Array.from({ length: 30 }, (_, i) =>
    sample(30 * i, 2_400_000 - 60 * i - ((i * 7) % 5) - (i > 20 ? 60_000 : 0)),
  );
  const moved = (progress: SeriesProgress) => levelMoves(progress).map(({ size }) => Math.round(size / 100));

  it('stands beside the last minute and what was lost from the look that shows it', () => {
    for (let i = 21; i < looks.length; i++) {
      const progress = run(looks.slice(0, i + 1));
      expect(moved(progress), `look ${i}`).toEqual([-600]);
      const change = changeOfSeries(progress);
      if (change.kind !== 'change') throw new Error('no change');
      expect(Math.abs(change.count + 120), `look ${i}`).toBeLessThan(40);
      const { last } = peopleSince(progress, progress.first.atMs);
      expect(Math.abs(last.value - (2_400_000 - 60 * i)), `look ${i}`).toBeLessThan(40);
    }
  });

  it('is kept as a platform change once it is told, between the looks it lies between', () => {
    const { platformChanges } = run(looks);
    expect(platformChanges).toHaveLength(1);
    expect(platformChanges[0]?.afterMs).toBe(looks[20]?.atMs);
  });
});

describe('sparse points', () => {
  it('are all of them up to 120', () => {
    const points = Array.from({ length: 120 }, (_, i) => sample(i, i));
    expect(sparse([...points])).toEqual(points);
  });

  it('lack the one whose neighbours are nearest to each other, never the ends', () => {
    // Every 10 s, but for one between 500 and 510.
    const even = Array.from({ length: 120 }, (_, i) => sample(10 * i, i));
    const points = [...even.slice(0, 51), sample(505, 7), ...even.slice(51)];
    expect(sparse([...points])).toEqual(even);
    const atStart = [sample(0, 1), sample(1, 2), ...even.slice(1)];
    expect(sparse([...atStart])).toEqual([sample(0, 1), ...even.slice(1)]);
  });

  it('lack the earlier of two that are as near', () => {
    const even = Array.from({ length: 121 }, (_, i) => sample(10 * i, i));
    expect(sparse([...even])).toEqual([even[0], ...even.slice(2)]);
  });
});
