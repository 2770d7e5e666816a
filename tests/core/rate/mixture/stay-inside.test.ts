import { describe, expect, it } from 'vitest';
import { emptyHypothesis, type Hypothesis } from '../../../../src/core/rate/mixture/hypothesis.ts';
import { stayInside } from '../../../../src/core/rate/mixture/stay-inside.ts';

const at = (level: number, ll: number): Hypothesis => ({
  ...emptyHypothesis(),
  weight: 0,
  level,
  rate: 0,
  acceleration: 0,
  ll,
  lr: ll / 100,
  lb: 0,
  rr: 1,
  rb: 0,
  bb: 0,
  noise: 0,
  inside: 0,
});

describe('staying inside a step', () => {
  it('weighs by the probability of it, once for a dwell however often it is read', () => {
    const h = at(500, 300 ** 2);
    // P(|z| < 500 / 300) = 0.9044.
    for (let i = 0; i < 5; i++) stayInside(h, 0, 1000);
    expect(h.weight).toBeCloseTo(Math.log(0.9044), 3);
    expect(h.level).toBe(500);
  });

  it('cuts the Gaussian when it says something: a level at the edge is drawn inside', () => {
    const h = at(0, 100 ** 2);
    stayInside(h, 0, 1000);
    // A half normal: mean 100 sqrt(2 / pi), variance (1 - 2 / pi) 100².
    expect(h.level).toBeCloseTo(79.8, 0);
    expect(h.ll).toBeCloseTo(0.3634 * 100 ** 2, -2);
    expect(h.rate).toBeCloseTo(0.798, 2);
    expect(h.weight).toBeCloseTo(Math.log(0.5), 2);
    expect(h.inside).toBe(0);
  });

  it('stays finite far outside', () => {
    const h = at(1e6, 1);
    stayInside(h, 0, 1000);
    for (const x of [h.level, h.ll, h.rate, h.rr, h.weight]) expect(Number.isFinite(x)).toBe(true);
    expect(h.ll).toBeGreaterThan(0);
  });
});
