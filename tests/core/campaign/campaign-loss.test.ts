import { describe, expect, it } from 'vitest';
import { campaignLoss } from '../../../src/core/campaign/campaign-loss.ts';

const T = Date.UTC(2016, 1, 27, 20);
const exact = (value: number, atMs = T) => ({ value, step: 1, atMs });

describe('campaignLoss', () => {
  it('adds what each Page lost and takes the per cent of what was there', () => {
    const pages = [
      { baseline: exact(2_450_000), last: exact(2_312_500, T + 5) },
      { baseline: exact(1_000_000), last: exact(951_600, T + 3) },
    ];
    expect(campaignLoss(pages)).toEqual({
      kind: 'loss',
      lost: 185_900,
      atOnce: 0,
      atLeast: 185_900,
      atMost: 185_900,
      before: 3_450_000,
      part: 185_900 / 3_450_000,
      counted: 2,
      total: 2,
      oldestMs: T + 3,
    });
  });

  it('leaves a Page without baseline or count out of both, and says how many it speaks for', () => {
    const pages = [
      { baseline: exact(1000), last: exact(900) },
      { baseline: exact(5000) },
      { last: exact(7000) },
    ];
    expect(campaignLoss(pages)).toMatchObject({ lost: 100, part: 0.1, counted: 1, total: 3 });
  });

  it('bounds the loss of rounded counters by what their steps leave open', () => {
    const pages = [
      { baseline: { value: 3_700, step: 100, atMs: T }, last: { value: 3_500, step: 100, atMs: T } },
      { baseline: exact(1000), last: { value: 900, step: 10, atMs: T } },
    ];
    // [3700, 3799] to [3500, 3599] is 101 to 299; 1000 to [900, 909] is 91 to 100.
    expect(campaignLoss(pages)).toMatchObject({ lost: 300, atLeast: 192, atMost: 399 });
  });

  it('has what moved at once beside the loss, never in it', () => {
    const [start, end] = [exact(2_450_000), exact(2_380_000, T + 600_000)];
    const moves = [
      { afterMs: T - 1, size: -5_000 }, // before the baseline was counted
      { afterMs: T + 300_000, size: -60_000 },
      { afterMs: T + 400_000, size: 2_000 },
    ];
    // 70,000 fewer, of which 58,000 at once.
    const loss = campaignLoss([
      { baseline: start, last: end, moves },
      { baseline: exact(1000), last: exact(990, T + 600_000) },
    ]);
    expect(loss).toMatchObject({ lost: 12_010, atOnce: -58_000, atLeast: 12_010, atMost: 12_010 });
    expect(loss).toHaveProperty('part', 12_010 / 2_451_000);
  });

  it('says a gain as a negative loss', () => {
    expect(campaignLoss([{ baseline: exact(1000), last: exact(1010) }])).toMatchObject({
      lost: -10,
      part: -0.01,
    });
  });

  it('is none where nothing is known, and has no per cent of nothing', () => {
    expect(campaignLoss([])).toEqual({ kind: 'no-loss', total: 0 });
    expect(campaignLoss([{ last: exact(5) }])).toEqual({ kind: 'no-loss', total: 1 });
    expect(campaignLoss([{ baseline: exact(0), last: exact(5) }])).not.toHaveProperty('part');
  });
});
