import { describe, expect, it } from 'vitest';
import { emptyHypothesis, type Hypothesis } from '../../../../src/core/rate/mixture/hypothesis.ts';
import { KINDS } from '../../../../src/core/rate/mixture/model.ts';
import { predict } from '../../../../src/core/rate/mixture/predict.ts';

const hypothesis = (more: Partial<Hypothesis>): Hypothesis => ({
  ...emptyHypothesis(),
  level: 100,
  rate: -2,
  acceleration: 0,
  ll: 0,
  lr: 0,
  lb: 0,
  rr: 0,
  rb: 0,
  bb: 0,
  noise: 0,
  churn: 0,
  kind: 0,
  ...more,
});
const kind = (name: string) => KINDS.findIndex((one) => one.name === name);

describe('predict', () => {
  it('moves the level by the rate, and its variance by the expected events', () => {
    const h = hypothesis({});
    predict(h, 60, 1);
    expect(h.level).toBeCloseTo(-20, 9);
    // 1.2 times (2 a second and 0.004 of churn) over a minute, and what the creep of the rate adds: 0.018.
    expect(h.ll).toBeCloseTo(144.288 + 0.018, 6);
    expect(h.rate).toBe(-2);
  });

  it('lets even a constant rate stray by 1.5 % of itself within an hour, and one of nothing not at all', () => {
    const h = hypothesis({});
    for (let i = 0; i < 360; i++) predict(h, 10, 1);
    expect(Math.sqrt(h.rr)).toBeCloseTo(0.03, 9);
    const nothing = hypothesis({ rate: 0 });
    predict(nothing, 3600, 1);
    expect(nothing.rr).toBe(0);
  });

  it('lets what is not known of the rate go into the level', () => {
    const h = hypothesis({ rr: 0.25, rate: 0, churn: 0 });
    predict(h, 10, 1);
    expect(h.lr).toBeCloseTo(2.5, 9);
    expect(h.ll).toBeGreaterThan(25);
  });

  it.each(['drift', 'slow', 'fast'])('bends the rate of a moving one: %s', (name) => {
    const h = hypothesis({ kind: kind(name), acceleration: 0.001 });
    predict(h, 30, 2);
    expect(h.rate).toBeCloseTo(-2 + 0.03, 2);
    expect(h.rr).toBeGreaterThan(0);
    expect(h.bb).toBeGreaterThan(0);
  });

  it.each(['drift', 'slow', 'fast', 'wobble'])(
    'over two hours is the same in one step as in many: %s',
    (name) => {
      const once = hypothesis({ kind: kind(name), rr: 0.01 });
      const often = { ...once };
      predict(once, 7200, 2);
      for (let i = 0; i < 720; i++) predict(often, 10, 2);
      const deviation = ({ rr, rb, bb }: Hypothesis) => Math.sqrt(rr + 2 * rb + bb);
      expect(Math.abs(deviation(once) / deviation(often) - 1)).toBeLessThan(0.15);
      expect(once.bb / often.bb).toBeCloseTo(1, 1);
      expect(Math.sqrt(once.ll / often.ll)).toBeGreaterThan(0.7);
      expect(Math.sqrt(once.ll / often.ll)).toBeLessThan(1.4);
    },
  );

  it('lets a wobble forget where it strayed', () => {
    const h = hypothesis({ kind: kind('wobble'), acceleration: 1 });
    predict(h, 1000, 2);
    expect(h.acceleration).toBeCloseTo(0, 3);
    expect(h.bb).toBeCloseTo((0.25 * 2) ** 2, 6);
    expect(h.rate).toBe(-2);
  });
});
