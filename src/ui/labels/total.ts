import { type CampaignRateEstimate, campaignRate } from '../../core/campaign/campaign-rate.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import { countedOnce, sharedCounts } from '../../core/summary/shared-count.ts';
import { followedSeries } from './followed-series.ts';
import type { RateUnit } from './rate-label.ts';

/** A Page that is added up, with the series that is. */
export interface SummedPage {
  readonly pageId: PageId;
  readonly view: PageView;
  readonly series: SeriesSummary;
}

/** The rate of several Pages together, and what it counts. */
export interface Total {
  readonly rate: CampaignRateEstimate;
  readonly unit: RateUnit;
  readonly pages: readonly SummedPage[];
}

/**
 * The sum over a campaign's targets, or, where there is no campaign, over the Pages that are being measured.
 * Pages that show one common number are counted once.
 * @param targets the Pages of the campaign.
 */
export function totalOf(views: readonly PageView[], nowMs: number, targets?: readonly PageId[]): Total {
  const wanted = targets && new Set(targets);
  const isCounted = ({ page, watch }: PageView): boolean =>
    wanted ? wanted.has(page.id) : watch.kind !== 'not-measuring';
  const pages = views.filter(isCounted).flatMap((view) => {
    const series = followedSeries(view);
    return series ? [{ pageId: view.page.id, view, series }] : [];
  });
  const counted = countedOnce(pages, sharedCounts(pages));
  const [metric = 'likes', ...others] = new Set(counted.map(({ series }) => series.metric));
  return {
    rate: campaignRate(
      counted.map(({ series }) => series),
      nowMs,
    ),
    unit: others.length > 0 ? 'mixed' : metric,
    pages: counted,
  };
}
