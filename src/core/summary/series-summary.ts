import type { Attendance } from '../page/attendance.ts';
import type { CloseUp } from '../page/interval.ts';
import type { Metric } from '../page/metric.ts';
import type { PageId, PageIdentity } from '../page/page-identity.ts';
import type { RoadName } from '../page/road-name.ts';
import type { WatchState } from '../page/watch-state.ts';
import type { RateEstimate } from '../rate/rate.ts';
import type { ChangeResult } from '../series/change.ts';
import type { LevelMove } from '../series/level-move.ts';
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
  /** The platform changes that were told, oldest first; left out where there is none. */
  readonly platformChanges?: readonly LevelMove[];
  /** The last hour, oldest first, at most 120 points. A gap shows in the instants. */
  readonly recent: readonly RecentPoint[];
}

/** How a Page is measured. */
export interface MeasuringFacts {
  /** The interval the person wants, milliseconds; the one in force is longer where the hour's requests are shared. */
  readonly wantedMs: number;
  readonly closeUp?: CloseUp;
  /** No tab shows it. */
  readonly isTabless: boolean;
  /** When the person is asked whether to go on, should no tab show it until then. */
  readonly attendance: Attendance;
  /** By which road and from which host the last counter came. */
  readonly origin?: { readonly road: RoadName; readonly host: string };
  /** About so many bytes travel in a day of this pace. */
  readonly bytesPerDay: number;
}

/** What a view shows of one Page. */
export interface PageView {
  readonly page: PageIdentity;
  /** The Pages that the person has joined to it: what is shown is of all of them. */
  readonly joined?: readonly PageId[];
  readonly watch: WatchState;
  /** Which metric the person follows: the one figures and badge speak of. */
  readonly metric: Metric;
  /** The Page's series that have at least one sample; none, one or two. */
  readonly series: readonly SeriesSummary[];
  /** The measuring interval in force, milliseconds. */
  readonly intervalMs: number;
  /** How it is measured; nothing where it never was. */
  readonly measuring?: MeasuringFacts;
}
