import { describe, expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { campaignModel, everyPageModel } from '../../../src/dashboard/campaign/campaign-model.ts';
import { vanityId } from '../../../src/facebook/facts/page-key.ts';
import type { CampaignRecord } from '../../../src/storage/schema.ts';

const START = Date.UTC(2016, 1, 27, 20);
const MINUTE = 60_000;
const NOW = START + 60 * MINUTE;

const sample = (minute: number, value: number): Sample => ({
  atMs: START + minute * MINUTE,
  value,
  step: 1,
  reader: 'classic-counter',
});

/** A Page that went from one count to another, with its rate as of its last sample. */
function page(name: string, first: Sample, last: Sample, perMinute: number): PageView {
  return {
    page: { id: vanityId(name), ids: [], vanity: name, name, address: `https://www.facebook.com/${name}` },
    watch: { kind: 'measuring', nextReadMs: NOW },
    metric: 'likes',
    intervalMs: 30_000,
    series: [
      {
        metric: 'likes',
        first,
        last,
        sampleCount: 100,
        rate: {
          kind: 'rate',
          perMinute,
          perSecond: perMinute / 60,
          low: perMinute - 3,
          high: perMinute + 4,
          sinceMs: last.atMs - 10 * MINUTE,
          atMs: last.atMs,
          samples: 20,
          basis: 'exact',
          significant: true,
        },
        change: { kind: 'no-change', reason: 'gap' },
        recent: [last, last, last].map((one, i) => ({ ...one, atMs: one.atMs - (3 - i) * MINUTE })),
      },
    ],
  };
}

const inwi = page('inwi', sample(-600, 901_000), sample(60, 892_000), -132);
const meditel = page('meditel', sample(10, 700_000), sample(60, 693_000), -138);
const asleep = page('iam', sample(-600, 2_450_000), sample(20, 2_447_000), -140);
const baker = page('baker', sample(-600, 5000), sample(59, 5001), 0.1);

const campaign: CampaignRecord = {
  id: 'c',
  name: 'VoIP',
  startMs: START,
  targets: ['inwi', 'meditel', 'iam', 'gone'].map(vanityId),
  controls: [toPageId('facebook:@baker')],
  baseline: [
    { pageId: toPageId('facebook:@inwi'), metric: 'likes', atMs: START, value: 900_000, step: 1 },
    { pageId: toPageId('facebook:@iam'), metric: 'likes', atMs: START, value: 2_449_000, step: 1 },
  ],
};

describe('a campaign', () => {
  const model = campaignModel(campaign, [inwi, meditel, asleep, baker], NOW);

  it('sums the rates of the Pages measured now, says how many, and adds the errors in squares', () => {
    expect(model.total.rate).toMatchObject({
      kind: 'campaign-rate',
      perMinute: -270,
      low: -270 - Math.hypot(3, 3),
      high: -270 + Math.hypot(4, 4),
      coverage: { fresh: 2, total: 3 },
    });
  });

  it('reckons losses from the kept baseline, or from a later first sample', () => {
    expect(model.targets.map(({ loss }) => loss.kind === 'loss' && loss.lost)).toEqual([8000, 7000, 2000]);
    expect(model.total.loss).toMatchObject({ lost: 17_000, counted: 3, part: 17_000 / 4_049_000 });
  });

  it('has no baseline for a Page seen before the start whose count then is not known', () => {
    expect(model.controls[0]?.baseline).toBeUndefined();
    expect(model.controlTotal.loss).toEqual({ kind: 'no-loss', total: 1 });
  });

  it('says how many of its Pages are not in the history', () => {
    expect(model.missing).toBe(1);
  });

  it('names what it adds up', () => {
    expect(model.total.unit).toBe('likes');
    const [series] = meditel.series;
    const followers: PageView = {
      ...meditel,
      metric: 'followers',
      series: series ? [{ ...series, metric: 'followers' }] : [],
    };
    expect(campaignModel(campaign, [inwi, followers], NOW).total.unit).toBe('mixed');
  });
});

describe('Pages that show one count', () => {
  const one = page('orange.ma', sample(-600, 28_000_000), sample(60, 27_990_000), -90);
  const twin = page('orange.sn', sample(-600, 28_000_000), sample(60, 27_990_000), -90);

  it('are added up once', () => {
    const model = everyPageModel([one, inwi, twin], NOW);
    expect(model.total.rate).toMatchObject({ perMinute: -222, coverage: { fresh: 2, total: 2 } });
    expect(model.total.loss).toMatchObject({ lost: 19_000 });
    expect(model.targets.map(({ sharesCountOf }) => sharesCountOf?.page.name)).toEqual([
      undefined,
      undefined,
      'orange.ma',
    ]);
  });
});

describe('all Pages', () => {
  it('are reckoned since the first sample of each', () => {
    const model = everyPageModel([inwi, meditel], NOW);
    expect(model.startMs).toBe(START - 600 * MINUTE);
    expect(model.total.loss).toMatchObject({ lost: 16_000, counted: 2 });
  });

  it('may be none', () => {
    const model = everyPageModel([], NOW);
    expect(model).toMatchObject({ startMs: NOW, targets: [], total: { loss: { kind: 'no-loss' } } });
  });
});
