import type { Wanted } from '../../core/page/metric.ts';
import type { RoadAnswer, Way } from '../../core/road/road.ts';
import { pageAddress } from '../../facebook/facts/page-routes.ts';
import { pluginAddress } from '../../facebook/facts/plugin-target.ts';
import { startHeadReader } from '../../facebook/read-head.ts';
import { instantNow, nowMs } from '../../platform/clock.ts';
import { hasSiteAccess } from '../../platform/site-access.ts';
import { askSite } from './ask-site.ts';
import { clockAgrees } from './clock-agrees.ts';

/**
 * Asks one address of a Page, or its Page Plugin, from here: signed out, without referrer, no redirect followed, streamed and ended as soon
 * as the counter is known. Nothing is asked where access was withdrawn, also a moment ago.
 * @param home the Page's own path.
 */
export async function askByBackground(home: string, way: Way, wanted: Wanted): Promise<RoadAnswer> {
  const before = instantNow();
  if (!(await hasSiteAccess())) return withoutAccess(way);
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

const withoutAccess = (way: Way): RoadAnswer => ({
  way,
  look: {
    kind: 'obstacle',
    obstacle: { kind: 'permission-missing', detail: 'no access to the hosts of the manifest' },
    language: '',
  },
  atMs: nowMs(),
  clockAgrees: true,
  status: 0,
  bytes: 0,
  tookMs: 0,
});
