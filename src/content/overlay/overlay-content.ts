import type { Obstacle } from '../../core/page/obstacle.ts';
import type { PageIdentity } from '../../core/page/page-identity.ts';
import type { PageView } from '../../core/summary/series-summary.ts';

/** What the overlay is to show: a Page with its figures, or why a known Page has none. */
export type OverlayContent =
  | { readonly kind: 'page'; readonly view: PageView }
  | { readonly kind: 'obstacle'; readonly page: PageIdentity; readonly obstacle: Obstacle };
