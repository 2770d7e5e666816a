import type { Wanted } from '../../core/page/metric.ts';
import type { RoadAnswer, Way } from '../../core/road/road.ts';
import { pageAddress } from '../../facebook/facts/page-routes.ts';
import { pluginAddress } from '../../facebook/facts/plugin-target.ts';
import { startHeadReader } from '../../facebook/read-head.ts';
import { instantNow } from '../../platform/clock.ts';
import { askSite } from './ask-site.ts';
import { clockAgrees } from './clock-agrees.ts';

/**
 * Asks one address of a Page, or its Page Plugin, from here: signed out, without referrer, no redirect followed, streamed and ended as soon
 * as the counter is known. Who calls it has seen that the browser lets it.
 * @param home the Page's own path.
 */
export async function askByBackground(home: string, way: Way, wanted: Wanted): Promise<RoadAnswer> {
  const before = instantNow();
  const address =
    way.road === 'plugin' ? pluginAddress(way.host, home) : pageAddress(way.host, home, way.route);
  const answer = await askSite(address, startHeadReader(address, wanted));
  const after = instantNow();
  return {
    ...answer,
    way,
    clockAgrees: clockAgrees(before, after, answer.atMs),
    tookMs: Math.round(after.monotonic - before.monotonic),
  };
}
