import { describe, expect, it } from 'vitest';
import { lossBesideControls } from '../../../src/core/campaign/beside-controls.ts';
import { campaignLoss } from '../../../src/core/campaign/campaign-loss.ts';

const loss = (before: number, now: number, step = 1) =>
  campaignLoss([{ baseline: { value: before, step, atMs: 0 }, last: { value: now, step, atMs: 5 } }]);

describe('a loss beside that of the controls', () => {
  it('has the part that every Page lost taken off, beside the plain one', () => {
    // 9.2 % of a million; unrelated Pages lost 5 % of two millions in the same time.
    const beside = lossBesideControls(loss(1_000_000, 908_000), loss(2_000_000, 1_900_000));
    expect(beside).toEqual({
      targetsPart: 0.092,
      controlsPart: 0.05,
      beyond: 42_000,
      beyondAtLeast: 42_000,
      beyondAtMost: 42_000,
      controls: 1,
    });
  });

  it('carries the steps of both', () => {
    const beside = lossBesideControls(loss(1_000_000, 900_000, 100_000), loss(2_000_000, 1_990_000, 10_000));
    // The targets lost 1 to 199,999; the controls 1 to 19,999, half of which is the targets' share.
    expect(beside?.beyondAtLeast).toBe(Math.round(1 - 19_999 / 2));
    expect(beside?.beyondAtMost).toBe(Math.round(199_999 - 1 / 2));
  });

  it('is not known without controls', () => {
    expect(lossBesideControls(loss(1000, 900), campaignLoss([]))).toBeUndefined();
  });
});
