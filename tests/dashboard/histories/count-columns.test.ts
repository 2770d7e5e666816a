import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../src/core/series/bucket.ts';
import { thinnedColumns } from '../../../src/dashboard/histories/count-columns.ts';
import { countColumns } from '../columns.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const hour = (start: number, counts: Pick<Bucket, 'first' | 'last' | 'lowest' | 'highest'>): Bucket => ({
  startMs: start * HOUR,
  firstMs: start * HOUR + MINUTE,
  lastMs: start * HOUR + 58 * MINUTE,
  step: 1,
  samples: 100,
  ...counts,
});

describe('the counts of a thinned series', () => {
  const buckets = [
    hour(0, { first: 1000, last: 900, lowest: 850, highest: 1010 }),
    hour(1, { first: 899, last: 800, lowest: 800, highest: 899 }),
    hour(5, { first: 700, last: 720, lowest: 690, highest: 730 }),
  ];
  const counts = [0, 30, 60].map((second) => ({ atMs: 6 * HOUR + second * 1000, value: 650 - second }));
  const exact = (some: typeof counts) => ({
    ...countColumns(some),
    step: new Float64Array(some.length).fill(1),
  });
  const samples = exact(counts);

  it('keep the lowest and the highest of every hour, and its true ends', () => {
    const { value } = thinnedColumns(buckets, samples);
    expect([...value]).toEqual([1000, 1010, 850, 900, 899, 800, 700, 690, 730, 720, 650, 620, 590]);
  });

  it('stand in time order and break only where nobody was looking', () => {
    const { atMs, gaps } = thinnedColumns(buckets, samples);
    expect([...atMs]).toEqual([...atMs].toSorted((a, b) => a - b));
    expect(gaps).toEqual([5]);
  });

  it('break where the samples begin long after, and are the samples alone where nothing was thinned', () => {
    const late = exact(counts.map(({ atMs, value }) => ({ atMs: atMs + HOUR, value })));
    expect(thinnedColumns(buckets, late).gaps).toEqual([5, 9]);
    expect(thinnedColumns([], samples)).toEqual(countColumns(counts));
  });

  it('break where the counter begins to be shown in other steps', () => {
    const mixed = { ...samples, step: Float64Array.of(1, 1, 100_000) };
    expect(thinnedColumns([], mixed).gaps).toEqual([1]);
    const rounded = { ...samples, step: new Float64Array(3).fill(100_000) };
    expect(thinnedColumns([], rounded).gaps).toEqual([]);
    expect(thinnedColumns(buckets.slice(2), samples).gaps).toEqual([]);
    expect(thinnedColumns(buckets.slice(2), rounded).gaps).toEqual([3]);
    const [one, two] = buckets;
    if (!one || !two) throw new Error('two hours');
    expect(
      thinnedColumns([one, { ...two, step: 1000 }], { ...samples, step: new Float64Array(3) }).gaps,
    ).toEqual([3, 5]);
  });
});
