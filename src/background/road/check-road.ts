import type { Metric } from '../../core/page/metric.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import type { OpenRoad } from '../../core/road/choose.ts';
import { learn, noteAsked } from '../../core/road/learn.ts';
import { outcomeOf } from '../../core/road/outcome.ts';
import type { RoadAnswer, Way } from '../../core/road/road.ts';
import { type CheckedWay, waysToCheck } from '../../core/road/road-check.ts';
import { restUntilMsOf } from '../../core/road/road-memory.ts';
import { type PageAddress, parseAddress } from '../../facebook/facts/addresses.ts';
import { vanityId } from '../../facebook/facts/page-key.ts';
import { nowMs } from '../../platform/clock.ts';
import { isFirefox } from '../../platform/is-firefox.ts';
import { hasSiteAccess } from '../../platform/site-access.ts';
import { openHistory } from '../../storage/database.ts';
import { changeRoads, readRoads } from '../../storage/pages/roads.ts';
import { unlessFull } from '../history/unless-full.ts';
import { askByBackground } from './background-road.ts';
import { limits } from './limits.ts';
import { openRoads } from './open-roads.ts';

/** What is asked for: of a Page the counter that people follow, of its plugin the one that it has. */
const metricOf = ({ road }: Way): Metric => (road === 'plugin' ? 'followers' : 'likes');

/** The ways that a check of a Page's roads asks; none where the address is no Page's, or the site is withheld. */
export async function roadsToCheck(address: string): Promise<readonly Way[]> {
  const parsed = parseAddress(address);
  return parsed ? waysToCheck(await roadsOf(parsed)) : [];
}

/**
 * Asks one way of a Page once, for a check. An address that is to be left alone is not asked; what another tells is
 * learnt from, as from any other look.
 * @returns nothing for a way that is none of the Page's.
 */
export async function checkWay(address: string, asked: Way): Promise<CheckedWay | undefined> {
  const parsed = parseAddress(address);
  if (!parsed) return undefined;
  const { home } = parsed;
  const roads = await roadsOf(parsed);
  const way = waysToCheck(roads).find((one) => isSame(one, asked));
  if (!way) return undefined;
  const db = await openHistory();
  const untilMs = restUntilMsOf(await readRoads(db), way, home);
  if (untilMs > nowMs()) return { kind: 'resting', way, untilMs };
  await unlessFull(changeRoads(db, (memory) => noteAsked(memory, way, home, nowMs())));
  const answer = ofThisPage(parsed, await askByBackground(home, way, metricOf(way)));
  const { look, status, bytes, tookMs } = answer;
  const outcome = outcomeOf(look, metricOf(way), status);
  const hosts = roads.find(({ road }) => road === way.road)?.hosts ?? [];
  const lesson = { way, home, outcome, bytes, hosts };
  await unlessFull(changeRoads(db, (memory) => learn(memory, lesson, limits, nowMs())));
  return {
    kind: 'answered',
    way,
    outcome,
    ...(look.kind === 'obstacle' ? { obstacle: look.obstacle.kind } : {}),
    steps:
      look.kind === 'readings' ? look.readings.map(({ metric, count: { step } }) => ({ metric, step })) : [],
    status,
    tookMs,
    bytes,
  };
}

/** What the background can ask; an open tab is not troubled for a check. */
async function roadsOf({ home }: PageAddress): Promise<readonly OpenRoad[]> {
  const hasAccess = await hasSiteAccess();
  const tabs = { awake: [], asleep: 0 };
  return openRoads({ home, wanted: 'likes', hasAccess, tabs, isFirefox: isFirefox(), plugin: 'last' });
}

const isSame = (a: Way, b: Way): boolean => a.road === b.road && a.host === b.host && a.route === b.route;

const namesOf = ({ id, ids, vanity }: PageIdentity): readonly PageId[] => [
  id,
  ...ids,
  ...(vanity === undefined ? [] : [vanityId(vanity)]),
];

/** Numbers of another Page tell nothing of this one's roads. */
function ofThisPage({ keys }: PageAddress, answer: RoadAnswer): RoadAnswer {
  const { look } = answer;
  if (look.kind === 'obstacle' || namesOf(look.page).some((name) => keys.includes(name))) return answer;
  const obstacle = { kind: 'another-page', detail: 'another Page answered' } as const;
  return { ...answer, look: { kind: 'obstacle', obstacle, language: look.language } };
}
