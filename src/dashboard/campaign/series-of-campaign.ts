import type { SeriesId } from '../../core/series/sample.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import type { CampaignRecord } from '../../storage/schema.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';

/** The series that a campaign draws, or, without one, all Pages together: so that they can be read before they are drawn. */
export function seriesOfCampaign(
  campaign: Pick<CampaignRecord, 'targets' | 'controls'> | undefined,
  pages: readonly PageView[],
): SeriesId[] {
  const named = campaign && new Set([...campaign.targets, ...campaign.controls]);
  return pages
    .filter(({ page }) => !named || named.has(page.id))
    .flatMap((view) => {
      const series = followedSeries(view);
      return series ? [{ pageId: view.page.id, metric: series.metric }] : [];
    });
}
