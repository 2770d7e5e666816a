import type { Metric } from '../../core/page/metric.ts';
import type { OpenRoad } from '../../core/road/choose.ts';
import { PAGE_HOSTS, routesOf } from '../../facebook/facts/page-routes.ts';
import type { PageTabs } from './tab-road.ts';

/** What is known of a Page and this browser when a road is chosen. */
export interface RoadConditions {
  /** The Page's own path. */
  readonly home: string;
  readonly metric: Metric;
  /** The browser lets the background ask Facebook's hosts. */
  readonly hasAccess: boolean;
  readonly tabs: PageTabs;
  /** In Firefox a page's own service worker can forge what its tab is answered. */
  readonly isFirefox: boolean;
}

/** The roads that can be used now, best first. */
export function openRoads({ home, hasAccess, tabs, isFirefox }: RoadConditions): readonly OpenRoad[] {
  if (hasAccess) return [{ road: 'background', hosts: PAGE_HOSTS, routes: routesOf(home) }];
  if (isFirefox) return [];
  // The tab asks its own host alone, and the Page's own address.
  const hosts = [...new Set(tabs.awake.map(({ host }) => host))];
  return hosts.length > 0 ? [{ road: 'tab', hosts, routes: [''] }] : [];
}
