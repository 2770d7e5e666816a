import type { Obstacle } from '../../core/page/obstacle.ts';
import { type RoadNotes, roadNotes } from '../../core/road/road-notes.ts';
import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { readRoads } from '../../storage/pages/roads.ts';
import type { PageRecord } from '../../storage/schema.ts';
import { readBrowserNow } from '../session/browser-now.ts';
import { limits } from './limits.ts';
import { planLook } from './look-again.ts';
import { tabsOf } from './tab-road.ts';

/** What the chooser would do now about a Page and why, or why nothing can be asked. Nothing is. */
export async function explainRoads(page: PageRecord): Promise<RoadNotes | Obstacle> {
  const now = await readBrowserNow();
  const plan = await planLook(page, tabsOf(page, now.openTabs, now.session.tabs), now);
  if ('kind' in plan) return plan;
  const { wanted, roads, conditions } = plan;
  const memory = await readRoads(await openHistory());
  return roadNotes(memory, { home: conditions.home, wanted, roads }, limits, nowMs());
}
