import { describe, expect, it } from 'vitest';
import { normalBelow } from '../../../../src/core/math/normal.ts';
import { emptyHypothesis, type Hypothesis } from '../../../../src/core/rate/mixture/hypothesis.ts';
import { KINDS } from '../../../../src/core/rate/mixture/model.ts';
import { posterior } from '../../../../src/core/rate/mixture/posterior.ts';

const gaussian = (weight: number, rate: number, deviation: number, more: Partial<Hypothesis> = {}) => ({
  ...emptyHypothesis(),
  weight: Math.log(weight),
  share: weight,
  rate,
  rr: deviation ** 2,
  acceleration: 0,
  rb: 0,
  bb: 0,
  kind: 0,
  since: 0,
  reads: 10,
  ...more,
});

const WOBBLE = KINDS.findIndex(({ name }) => name === 'wobble');

describe('the posterior of a mixture', () => {
  it('of one Gaussian is its mean and 1.96 deviations each side', () => {
    const one = posterior([gaussian(1, -2, 0.1)], 1, 600);
    expect(one.median).toBeCloseTo(-2, 4);
    expect(one.low).toBeCloseTo(-2.196, 3);
    expect(one.high).toBeCloseTo(-1.804, 3);
    expect(one.falling).toBeCloseTo(1, 6);
    expect(one).toMatchObject({ since: 0, reads: 10 });
  });

  it('is the median: a light wild one does not pull it', () => {
    const { median, high } = posterior([gaussian(0.98, 0, 0.1), gaussian(0.02, 1000, 1)], 2, 600);
    expect(median).toBeLessThan(0.01);
    expect(high).toBeLessThan(1);
  });

  it('has ends that leave 2.5 % each, also between two far apart', () => {
    const list = [gaussian(0.6, 0, 1), gaussian(0.4, 50, 3)];
    const { low, high } = posterior(list, 2, 600);
    const below = (x: number) => 0.6 * normalBelow(x) + 0.4 * normalBelow((x - 50) / 3);
    expect(below(low)).toBeCloseTo(0.025, 4);
    expect(below(high)).toBeCloseTo(0.975, 4);
  });

  it('holds the former rate possible where a minute was not seen yet after a run of gains', () => {
    const gains = gaussian(1, 20, 0.1, { formerRate: -2, formerVariance: 0.01, since: 300 });
    expect(posterior([gains], 1, 400).low).toBeCloseTo(20 - 0.196, 3);
    // About to go back once in (430 - 300) / 0.4 = 325 s: in 60 s with probability 0.17, more than the 2.5 % below.
    const unseen = posterior([gains], 1, 400, 460);
    expect(unseen.falling).toBeCloseTo(1 - Math.exp(-60 / 325), 4);
    expect(unseen.low).toBeLessThan(-1.9);
    expect(unseen.median).toBeCloseTo(20, 1);
  });

  it('does not expect a loss that has lasted to end in that minute', () => {
    const losses = gaussian(1, -20, 0.1, { formerRate: 0, formerVariance: 0.01, since: 0 });
    expect(posterior([losses], 1, 3600, 3660).high).toBeLessThan(-19.5);
  });

  it('of a rate that jumped since the last look is the mean since then, give or take the events of that time', () => {
    // Seen 15 s after the last look, as if it had jumped 7.5 s ago from -2 to -62, give or take 40: 600 fewer than
    // expected. Their mean is 40 a second, of -42 all told, whose 630 events (and 0.06 of churn, and two reads give
    // or take 0.3) have a deviation of 27.5, or 1.835 a second.
    const jump = { formerRate: -2, formerVariance: 0.01, since: 592.5, reads: 1, noise: 0, churn: 0 };
    const { median, low, high } = posterior([gaussian(1, -62, 40, jump)], 1, 600);
    expect(median).toBeCloseTo(-42, 3);
    expect(high - median).toBeCloseTo(1.96 * 1.835, 2);
    expect(median - low).toBeCloseTo(1.96 * 1.835, 2);
    // With the next look it is known when it jumped.
    expect(posterior([gaussian(1, -62, 4, { ...jump, reads: 2 })], 1, 615).median).toBeCloseTo(-62, 3);
    // It went to rest, and is known to be there.
    expect(posterior([gaussian(1, 0, 0.03, jump)], 1, 600).median).toBeCloseTo(0, 3);
  });

  it('adds to a wobbling rate how far it has strayed', () => {
    const one = posterior([gaussian(1, -2, 0.1, { kind: WOBBLE, acceleration: 0.5, bb: 0.01 })], 1, 600);
    expect(one.median).toBeCloseTo(-1.5, 3);
  });
});
