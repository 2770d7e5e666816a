import type { Metric } from '../page/metric.ts';
import type { PageIdentity } from '../page/page-identity.ts';
import type { WatchState } from '../page/watch-state.ts';
import type { RateEstimate } from '../rate/rate.ts';
import type { ChangeResult } from '../series/change.ts';
import type { Sample } from '../series/sample.ts';
import type { CampaignStart } from './campaign-start.ts';

/** A point of the sparkline. */
export type RecentPoint = Pick<Sample, 'atMs' | 'value' | 'step'>;

/** Everything a view's first figures of one series need; kept up to date with every sample. */
export interface SeriesSummary {
  readonly metric: Metric;
  /** The oldest sample: the baseline of "since the first sample". */
  readonly first: Sample;
  readonly last: Sample;
  /** Where the Page is in a campaign: what its losses since the campaign began are reckoned from. */
  readonly campaignStart?: CampaignStart;
  readonly sampleCount: number;
  readonly rate: RateEstimate;
  readonly change: ChangeResult;
  /** The last hour, oldest first, at most 120 points. A gap shows in the instants. */
  readonly recent: readonly RecentPoint[];
}

/** What a view shows of one Page. */
export interface PageView {
  readonly page: PageIdentity;
  readonly watch: WatchState;
  /** Which metric the person follows: the one figures and badge speak of. */
  readonly metric: Metric;
  /** The Page's series that have at least one sample; none, one or two. */
  readonly series: readonly SeriesSummary[];
  /** The measuring interval in force, milliseconds. */
  readonly intervalMs: number;
}
