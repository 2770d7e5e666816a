import { describe, expect, it } from 'vitest';
import { emptyHypothesis, type Hypothesis } from '../../../../src/core/rate/mixture/hypothesis.ts';
import { REPLICAS_FROM } from '../../../../src/core/rate/mixture/model.ts';
import { ReplicaBook } from '../../../../src/core/rate/mixture/replica-book.ts';

const known = (): Hypothesis => ({
  ...emptyHypothesis(),
  weight: 0,
  level: 0,
  rate: 0,
  acceleration: 0,
  ll: 4,
  lr: 0,
  lb: 0,
  rr: 0.01,
  rb: 0,
  bb: 0,
  noise: REPLICAS_FROM,
});

/** After reads of a count at rest by replicas that are off by -150, 30 and 120 in turn; `level` is their mean. */
function learned(): { book: ReplicaBook; level: number } {
  const book = new ReplicaBook();
  let level = 0;
  for (let i = 0; i < 60; i++) level += book.learn({ ...known(), level }, [-150, 30, 120][i % 3] ?? 0);
  return { book, level };
}

describe('the book of replicas', () => {
  it('tells the replicas apart by their offsets', () => {
    const { book, level } = learned();
    expect(book.count).toBe(3);
    expect(Math.abs(level)).toBeLessThan(20);
    const offsets = Array.from(book.offset.slice(0, 3)).sort((a, b) => a - b);
    const between = offsets.map((offset) => offset - (offsets[0] ?? 0));
    expect(between[1]).toBeCloseTo(180, -1);
    expect(between[2]).toBeCloseTo(270, -1);
    expect(book.spread()).toBeCloseTo((150 ** 2 + 30 ** 2 + 120 ** 2) / 3, -3);
  });

  it('makes a read of a known replica nearly an exact one', () => {
    const { book, level } = learned();
    const h = { ...known(), level, ll: 400 };
    book.update(h, level + (book.offset[0] ?? 0) + 10, 0);
    expect(h.level - level).toBeGreaterThan(7);
    expect(h.level - level).toBeLessThan(10.5);
    expect(h.ll).toBeLessThan(40);
  });

  it('learns little from a read that no replica explains', () => {
    const { book, level } = learned();
    const h = { ...known(), level };
    book.update(h, 900, 0);
    expect(Math.abs(h.level - level)).toBeLessThan(1);
    expect(h.weight).toBeLessThan(-8);
  });

  it('does not take a wild read for a replica', () => {
    const { book, level } = learned();
    book.learn({ ...known(), level }, 50_000);
    expect(book.count).toBe(3);
  });
});
