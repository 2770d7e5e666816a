import type { Obstacle } from '../../core/page/obstacle.ts';
import { type RoadNotes, roadNotes } from '../../core/road/road-notes.ts';
import { nowMs } from '../../platform/clock.ts';
import { openHistory } from '../../storage/database.ts';
import { readRoads } from '../../storage/pages/roads.ts';
import type { PageRecord } from '../../storage/schema.ts';
import { tabPages } from '../session/tab-pages.ts';
import { limits } from './limits.ts';
import { planLook } from './look-again.ts';
import { tabsOf } from './tab-road.ts';

/** What the chooser would do now about a Page and why, or why nothing can be asked. Nothing is. */
export async function explainRoads(page: PageRecord): Promise<RoadNotes | Obstacle> {
  const plan = await planLook(page, await tabsOf(page, await tabPages()));
  if ('kind' in plan) return plan;
  const { wanted, roads, conditions } = plan;
  const memory = await readRoads(await openHistory());
  return roadNotes(memory, { home: conditions.home, wanted, roads }, limits, nowMs());
}
