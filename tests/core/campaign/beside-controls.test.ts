import { describe, expect, it } from 'vitest';
import { lossBesideControls } from '../../../src/core/campaign/beside-controls.ts';
import { campaignLoss } from '../../../src/core/campaign/campaign-loss.ts';

const loss = (before: number, now: number) =>
  campaignLoss([{ baseline: { value: before, step: 1, atMs: 0 }, last: { value: now, step: 1, atMs: 5 } }]);

describe('a loss beside that of the controls', () => {
  it('is told as parts of what was there', () => {
    // 9.2 % of a million; unrelated Pages lost 5 % of two millions in the same time.
    const beside = lossBesideControls(loss(1_000_000, 908_000), loss(2_000_000, 1_900_000));
    expect(beside).toEqual({ targetsPart: 0.092, controlsPart: 0.05 });
  });

  it('is not known without controls', () => {
    expect(lossBesideControls(loss(1000, 900), campaignLoss([]))).toBeUndefined();
  });
});
