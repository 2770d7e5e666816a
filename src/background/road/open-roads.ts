import type { Wanted } from '../../core/page/metric.ts';
import type { OpenRoad } from '../../core/road/choose.ts';
import { PAGE_HOSTS, routesOf } from '../../facebook/facts/page-routes.ts';
import { PLUGIN_HOSTS } from '../../facebook/facts/plugin-target.ts';
import type { PageTabs } from './tab-road.ts';

/** What is known of a Page and this browser when a road is chosen. */
export interface RoadConditions {
  /** The Page's own path. */
  readonly home: string;
  readonly wanted: Wanted;
  /** The browser lets the background ask Facebook's hosts. */
  readonly hasAccess: boolean;
  readonly tabs: PageTabs;
  /** In Firefox a page's own service worker can forge what its tab is answered. */
  readonly isFirefox: boolean;
  /** What the Page Plugin can be asked for, if it can: its document says of itself only what it was asked for. */
  readonly plugin: PluginUse;
}

export type PluginUse =
  /** The address may not stand for the Page, or its followers are not wanted. */
  | 'none'
  /** The metas say likes, or it is not known what they say: followers would stand half a megabyte further down. */
  | 'first'
  /** The metas state followers, or none is settled yet. */
  | 'last';

export const PLUGIN: OpenRoad = { road: 'plugin', hosts: PLUGIN_HOSTS, routes: [''] };

/** The roads that can be used now, best first. */
export function openRoads(conditions: RoadConditions): readonly OpenRoad[] {
  const { home, hasAccess, tabs, isFirefox, plugin } = conditions;
  if (hasAccess) {
    const background: OpenRoad = { road: 'background', hosts: PAGE_HOSTS, routes: routesOf(home) };
    if (plugin === 'none') return [background];
    return plugin === 'first' ? [PLUGIN, background] : [background, PLUGIN];
  }
  if (isFirefox) return [];
  // The tab asks its own host alone, and the Page's own address.
  const hosts = [...new Set(tabs.awake.map(({ host }) => host))];
  return hosts.length > 0 ? [{ road: 'tab', hosts, routes: [''] }] : [];
}
