import type { Count } from '../../core/count/count.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { Obstacle } from '../../core/page/obstacle.ts';
import type { PageIdentity } from '../../core/page/page-identity.ts';
import type { PageView } from '../../core/summary/series-summary.ts';

/** Why nothing of a Page is kept, nor measured. */
export type UnkeptReason = 'private' | 'no_history';

/** What the document shows of a metric. */
export interface SeenCount {
  readonly metric: Metric;
  readonly count: Count;
}

/** What the overlay is to show: a Page with its figures, why a known Page has none, or what is seen and not kept. */
export type OverlayContent =
  | { readonly kind: 'page'; readonly view: PageView }
  | { readonly kind: 'obstacle'; readonly page: PageIdentity; readonly obstacle: Obstacle }
  | {
      readonly kind: 'unkept';
      readonly page: PageIdentity;
      readonly reason: UnkeptReason;
      readonly counts: readonly SeenCount[];
    };
