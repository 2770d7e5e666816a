import { describe, expect, it } from 'vitest';
import { shrunk } from '../../../src/core/math/shrunk.ts';
import { peakLoss } from '../../../src/core/series/peak.ts';
import { Random } from '../../../tools/bench/random.ts';

const SEED = 27_02_2016;

describe('shrunk', () => {
  it('draws the strongest of alike values all the way to their mean', () => {
    const others = [9, 10, 11, 10, 9, 11, 10].map((value) => ({ value, deviation: 2 }));
    expect(shrunk({ value: 14, deviation: 2 }, others).value).toBeCloseTo(10, 9);
  });

  it('leaves a value as it is where chance explains nothing of it', () => {
    const others = [10, 200, 10, 10, 300, 10, 10].map((value) => ({ value, deviation: 0.1 }));
    const one = shrunk({ value: 300, deviation: 0.1 }, others);
    expect(one.value).toBeCloseTo(300, 2);
    expect(one.deviation).toBeCloseTo(0.1, 2);
  });

  it('keeps of the distance to the mean what the spread of the others allows, and is as sure as that', () => {
    // Six of deviation 1 about 3, each 3 off: spread (54 - 5) / (6 - 1) = 9.8, so 9.8 / 10.8 = 49/54 is kept. The
    // mean is not known by 1/6 + 9.8/6 = 1.8, the spread by 2/3 of 3², 6.
    const others = [0, 0, 0, 6, 6, 6].map((value) => ({ value, deviation: 1 }));
    const { value, deviation } = shrunk({ value: 6, deviation: 1 }, others);
    expect(value).toBeCloseTo(3 + 3 * (49 / 54), 9);
    expect(deviation ** 2).toBeCloseTo(49 / 54 + (5 / 54) ** 2 * 7.8, 9);
    expect(shrunk({ value: 6, deviation: 1 }, others.slice(1))).toEqual({ value: 6, deviation: 1 });
  });

  it('weighs the others by their precision', () => {
    // Weights 1 and 1/4: the mean is (3 × 1 + 3 × 6 / 4) / (3 + 3/4) = 2.
    const others = [1, 1, 1, 6, 6, 6].map((value) => ({ value, deviation: value === 1 ? 1 : 2 }));
    const sum = 3 + 3 / 4;
    const excess = 3 * 1 + (3 / 4) * 16 - 5;
    const spread = excess / (sum - (3 + 3 / 16) / sum);
    expect(shrunk({ value: 6, deviation: 2 }, others).value).toBeCloseTo(2 + (4 * spread) / (spread + 4), 9);
  });

  it('changes nothing with few others to compare', () => {
    const chosen = { value: 5, deviation: 1 };
    expect(shrunk(chosen, [chosen, chosen])).toEqual(chosen);
  });

  it(`is right on average for the largest of many, where the raw one is too large (seed ${SEED})`, () => {
    const random = new Random(SEED);
    let [raw, drawn, inside] = [0, 0, 0];
    const rounds = 400;
    for (let round = 0; round < rounds; round++) {
      const truths = Array.from({ length: 30 }, () => 100 + 10 * random.normal());
      const seen = truths.map((truth) => ({ value: truth + 10 * random.normal(), deviation: 10 }));
      const largest = seen.reduce((best, one, i) => (one.value > (seen[best]?.value ?? 0) ? i : best), 0);
      const one = shrunk(seen[largest] ?? { value: 0, deviation: 1 }, seen);
      const truth = truths[largest] ?? 0;
      raw += ((seen[largest]?.value ?? 0) - truth) / rounds;
      drawn += (one.value - truth) / rounds;
      if (Math.abs(one.value - truth) < 1.96 * one.deviation) inside++;
    }
    expect(raw).toBeGreaterThan(10);
    expect(Math.abs(drawn)).toBeLessThan(2.5);
    expect(inside / rounds).toBeGreaterThan(0.88);
  });
});

describe('the peak of a steady loss', () => {
  it(`is drawn back to the loss itself (seed ${SEED})`, () => {
    const random = new Random(SEED);
    let value = 1_000_000;
    const samples = Array.from({ length: 241 }, (_, i) => {
      value -= random.poisson(70);
      return { atMs: i * 30_000, value, step: 1 };
    });
    const peak = peakLoss(samples, 60_000, 0);
    if (peak.kind === 'no-peak') throw new Error('No peak');
    expect(peak.count).toBeLessThan(-160);
    expect(peak.perMinute).toBeGreaterThan(0.7 * peak.count + 0.3 * -140);
    expect(peak.low).toBeLessThan(-140);
    expect(peak.high).toBeGreaterThan(-140);
  });
});
