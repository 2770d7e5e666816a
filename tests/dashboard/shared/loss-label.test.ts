import { expect, it } from 'vitest';
import { campaignLoss } from '../../../src/core/campaign/campaign-loss.ts';
import { lossLabel } from '../../../src/dashboard/shared/loss-label.ts';
import { localeText, readable } from '../../ui/locale-text.ts';

const text = localeText('en');
const atMs = Date.UTC(2016, 1, 27);
const exact = (value: number) => ({ value, step: 1, atMs });
const rounded = (value: number) => ({ value, step: 100_000, atMs });
const said = (...pages: Parameters<typeof campaignLoss>[0]): string =>
  readable(text.plain(lossLabel(campaignLoss(pages), 'then', 'likes', text)));

it('a loss is a lower bound of what was taken back, and rounded counters leave two ends', () => {
  expect(said({ baseline: exact(2_000), last: exact(1_900) })).toBe(
    'At least 100 likes lost since then (5%)',
  );
  expect(said({ baseline: rounded(1_900_000), last: rounded(1_800_000) })).toBe(
    'Between 1 and 199,999 likes lost since then (5.3%)',
  );
});

it('between a number and what it is shown as nothing was lost', () => {
  expect(said({ baseline: exact(1_854_793), last: rounded(1_800_000) })).toBe('No change since then');
  expect(said({ baseline: rounded(1_800_000), last: exact(1_854_793) })).toBe('No change since then');
});
