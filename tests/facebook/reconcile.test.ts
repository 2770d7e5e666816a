import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/core/page/metric.ts';
import type { ReaderName } from '../../src/core/page/reading.ts';
import { agree, reconcile } from '../../src/facebook/reconcile.ts';

const see = (metric: Metric, value: number, step: number, reader: ReaderName) => ({
  metric,
  count: { value, step },
  reader,
});

describe('two counts', () => {
  it.each([
    [[3783, 1], [3700, 100], true],
    [[3699, 1], [3700, 100], true], // one below: two replicas of a small counter
    [[3698, 1], [3700, 100], false],
    [[3800, 1], [3700, 100], true],
    [[3801, 1], [3700, 100], false],
    [[5_411_563, 1], [5_411_130, 1], true], // stored, same second: 0.008 % apart
    [[5_411_563, 1], [5_410_400, 1], false], // 0.021 %
    [[13_364_487, 1], [13_000_000, 1_000_000], true],
    [[12_364_487, 1], [13_000_000, 1_000_000], false],
    [[0, 1], [0, 1], true],
    [[0, 1], [2, 1], false],
    [[2600, 100], [2000, 1000], true],
    [[2600, 100], [3000, 1000], false],
  ] as const)('%j and %j can be one number: %s', ([value, step], [otherValue, otherStep], can) => {
    expect(agree({ value, step }, { value: otherValue, step: otherStep })).toBe(can);
    expect(agree({ value: otherValue, step: otherStep }, { value, step })).toBe(can);
  });
});

describe('what several readers saw', () => {
  it('gives the exact count where the abbreviated one holds it', () => {
    expect(
      reconcile([see('likes', 3700, 100, 'header-link'), see('likes', 3783, 1, 'meta-description')]).readings,
    ).toEqual([see('likes', 3783, 1, 'meta-description')]);
  });

  it('holds a metric back when its readers contradict each other, and only that one', () => {
    const { readings, disagreements } = reconcile([
      see('likes', 3783, 1, 'meta-description'),
      see('likes', 5100, 100, 'header-link'),
      see('followers', 3700, 100, 'header-link'),
    ]);
    expect(readings).toEqual([see('followers', 3700, 100, 'header-link')]);
    expect(disagreements).toEqual(['likes: meta-description 3783 (step 1) and header-link 5100 (step 100)']);
  });

  it('prefers, of equally fine counts, the reader that is named first', () => {
    const both = [see('likes', 5_411_130, 1, 'linked-data'), see('likes', 5_411_563, 1, 'meta-description')];
    expect(reconcile(both).readings).toEqual([both[1]]);
    expect(reconcile([...both].reverse()).readings).toEqual([both[1]]);
  });

  it('gives nothing for nothing', () => {
    expect(reconcile([])).toEqual({ readings: [], disagreements: [] });
  });
});
