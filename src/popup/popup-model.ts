import { type CampaignRateEstimate, campaignRate } from '../core/campaign/campaign-rate.ts';
import type { PageId } from '../core/page/page-identity.ts';
import type { PageView } from '../core/series/series-summary.ts';
import { followedSeries } from '../ui/followed-series.ts';
import type { Unit } from '../ui/rate-label.ts';

/** What the popup shows, before it is put into words. */
export interface PopupModel {
  /** The sum over the Pages with a fresh rate, and what it counts. */
  readonly total: { readonly rate: CampaignRateEstimate; readonly unit: Unit };
  /** The Pages in the order of the rows. */
  readonly rows: readonly PageView[];
}

const isAtWork = ({ watch }: PageView): boolean => watch.kind !== 'not-measuring';

/**
 * @param pages all Pages, in the order they were first seen.
 * @param activeId the Page of the tab the popup was opened over, which comes first.
 */
export function popupModel(
  pages: readonly PageView[],
  activeId: PageId | undefined,
  nowMs: number,
): PopupModel {
  const measured = pages.filter(isAtWork);
  const series = measured.flatMap((page) => followedSeries(page) ?? []);
  const metrics = new Set(series.map(({ metric }) => metric));
  const [only] = metrics;
  const rank = (view: PageView): number => (view.page.id === activeId ? 0 : isAtWork(view) ? 1 : 2);
  return {
    total: { rate: campaignRate(series, nowMs), unit: metrics.size > 1 ? 'mixed' : (only ?? 'likes') },
    rows: pages.toSorted((a, b) => rank(a) - rank(b)),
  };
}
