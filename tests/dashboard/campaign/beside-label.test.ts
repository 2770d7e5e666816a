import { describe, expect, it } from 'vitest';
import { campaignLoss } from '../../../src/core/campaign/campaign-loss.ts';
import { besideLabel } from '../../../src/dashboard/campaign/beside-label.ts';
import type { CampaignModel, CampaignTotal } from '../../../src/dashboard/campaign/campaign-model.ts';
import { localeText, readable } from '../../ui/locale-text.ts';

const total = (before: number, now: number): CampaignTotal => ({
  rate: { kind: 'no-campaign-rate', coverage: { fresh: 0, total: 1 } },
  loss: campaignLoss([
    { baseline: { value: before, step: 1, atMs: 0 }, last: { value: now, step: 1, atMs: 5 } },
  ]),
  unit: 'likes',
});
const model = (targets: CampaignTotal, controls: CampaignTotal): CampaignModel => ({
  startMs: 0,
  targets: [],
  controls: [],
  total: targets,
  controlTotal: controls,
  missing: 0,
});
const said = (of: CampaignModel, language: 'en' | 'fr' | 'ar' = 'en'): string | undefined => {
  const text = localeText(language);
  const label = besideLabel(of, text);
  return label && readable(text.plain(label));
};

describe('what unrelated Pages lost in the same time', () => {
  it('stands beside the plain loss', () => {
    const purged = model(total(1_000_000, 908_000), total(2_000_000, 1_900_000));
    expect(said(purged)).toBe('9.2% in all; unrelated Pages lost 5% in the same time');
    expect(said(purged, 'fr')).toContain('les Pages sans rapport ont perdu');
    expect(said(purged, 'ar')).toContain('خسرت الصفحات');
  });

  it('is left out where it is nothing', () => {
    expect(said(model(total(1_000_000, 908_000), total(2_000_000, 1_999_800)))).toBeUndefined();
  });
});
