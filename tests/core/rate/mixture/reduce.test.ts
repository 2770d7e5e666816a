import { describe, expect, it } from 'vitest';
import { emptyHypothesis, type Hypothesis } from '../../../../src/core/rate/mixture/hypothesis.ts';
import { REPLICAS_FROM } from '../../../../src/core/rate/mixture/model.ts';
import { reduce } from '../../../../src/core/rate/mixture/reduce.ts';

const hypothesis = (weight: number, rate: number, more: Partial<Hypothesis> = {}): Hypothesis => ({
  ...emptyHypothesis(),
  weight: Math.log(weight),
  level: 0,
  rate,
  acceleration: 0,
  ll: 1,
  lr: 0,
  lb: 0,
  rr: 1,
  rb: 0,
  bb: 0,
  noise: 0,
  churn: 0,
  kind: 0,
  verdict: 0,
  ...more,
});

function reduced(list: Hypothesis[], kept = 10): Hypothesis[] {
  const to = Array.from({ length: kept }, emptyHypothesis);
  return to.slice(0, reduce(list, list.length, to, kept));
}

describe('reduce', () => {
  it('merges what is alike, keeping mean and variance', () => {
    const [one, ...rest] = reduced([hypothesis(0.5, 0), hypothesis(0.5, 0.02)]);
    expect(rest).toEqual([]);
    expect(one?.rate).toBeCloseTo(0.01, 12);
    expect(one?.rr).toBeCloseTo(1 + 0.01 ** 2, 12);
    expect(one?.weight).toBeCloseTo(0, 12);
  });

  it('keeps apart what differs in rate or in what it takes for granted', () => {
    expect(reduced([hypothesis(0.5, 0), hypothesis(0.5, 3)])).toHaveLength(2);
    expect(reduced([hypothesis(0.5, 0), hypothesis(0.5, 0, { churn: 1 })])).toHaveLength(2);
    expect(reduced([hypothesis(0.5, 0), hypothesis(0.5, 0, { verdict: 1 })])).toHaveLength(2);
  });

  it('orders by weight, keeps the heaviest, and lets weights sum to one', () => {
    const list = [0.1, 0.4, 0.05, 0.3, 0.15].map((weight, i) => hypothesis(weight, 10 * i));
    const kept = reduced(list, 4);
    expect(kept.map(({ rate }) => rate)).toEqual([10, 30, 40]);
    expect(kept.reduce((sum, { weight }) => sum + Math.exp(weight), 0)).toBeCloseTo(1, 12);
  });

  it('keeps the heaviest that believes in replicas, whatever it weighs', () => {
    const list = [hypothesis(1, 0), hypothesis(1e-30, 5, { noise: REPLICAS_FROM })];
    expect(reduced(list).map(({ noise }) => noise)).toEqual([0, REPLICAS_FROM]);
  });
});
