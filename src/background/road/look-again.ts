import type { Obstacle } from '../../core/page/obstacle.ts';
import { type Choice, choose, type Wish } from '../../core/road/choose.ts';
import { type Lesson, learn, noteAsked } from '../../core/road/learn.ts';
import { outcomeOf } from '../../core/road/outcome.ts';
import type { RoadAnswer, Way } from '../../core/road/road.ts';
import { parseAddress, parseReservedVanity } from '../../facebook/facts/addresses.ts';
import { nowMs } from '../../platform/clock.ts';
import { isFirefox } from '../../platform/is-firefox.ts';
import { hasSiteAccess } from '../../platform/site-access.ts';
import { needsTab } from '../../settings/needs-tab.ts';
import { openHistory } from '../../storage/database.ts';
import { isOf } from '../../storage/pages/page-record.ts';
import { changeRoads, readRoads } from '../../storage/pages/roads.ts';
import type { PageRecord } from '../../storage/schema.ts';
import { unlessFull } from '../history/unless-full.ts';
import type { TabPage } from '../session/tab-pages.ts';
import { askByBackground } from './background-road.ts';
import { limits } from './limits.ts';
import { openRoads, type RoadConditions } from './open-roads.ts';
import { askByTab, type PageTabs, tabObstacle, tabsOf } from './tab-road.ts';

/** What looking at a Page once more came to. */
export interface LookedAgain {
  /** What was asked and what each gave, in order; none where nothing could be asked. */
  readonly answers: readonly RoadAnswer[];
  /** Why the counter that is followed was not read; nothing where it was. */
  readonly obstacle?: Obstacle;
  /** Nothing is asked before this instant. */
  readonly restUntilMs?: number;
  /** A tab shows the Page. */
  readonly hasTab: boolean;
}

/**
 * Looks at a Page once more, by the way that the chooser names, and by another where that is polite. What each request
 * told is remembered before the next is chosen.
 * @param shown the tabs that show Pages.
 */
export async function lookAgain(page: PageRecord, shown: readonly TabPage[]): Promise<LookedAgain> {
  const tabs = await tabsOf(page, shown);
  return { ...(await lookBeside(page, tabs)), hasTab: tabs.awake.length > 0 };
}

type Looked = Omit<LookedAgain, 'hasTab'>;

async function lookBeside(page: PageRecord, tabs: PageTabs): Promise<Looked> {
  const home = (parseAddress(page.address) ?? parseReservedVanity(page.address))?.home;
  if (!home) return { answers: [], obstacle: { kind: 'not-a-page', detail: 'its address is no Page’s' } };
  const [hasAccess, isTabNeeded] = await Promise.all([hasSiteAccess(), needsTab.get()]);
  if (isTabNeeded && tabs.awake.length === 0) return { answers: [], obstacle: tabObstacle(tabs.asleep) };
  const conditions = { home, metric: page.metric, hasAccess, tabs, isFirefox: isFirefox() };
  const roads = openRoads(conditions);
  if (roads.length === 0) return { answers: [], obstacle: withoutRoad(conditions) };
  const answers: RoadAnswer[] = [];
  for (;;) {
    const asked = answers.map(({ way }) => way);
    const wish: Wish = { home, metric: page.metric, roads, asked };
    const choice = await claimWay(wish);
    if (choice.kind !== 'ask') return ended(answers, choice);
    const hosts = roads.find(({ road }) => road === choice.way.road)?.hosts ?? [];
    const given = await ask(page, choice.way, conditions);
    if (!('look' in given)) return { answers, obstacle: given };
    const answer = ofThisPage(page, given);
    answers.push(answer);
    const { look, status, bytes } = answer;
    const outcome = outcomeOf(look, page.metric, status);
    await remember({ way: choice.way, home, outcome, bytes, hosts });
    if (outcome === 'open') return { answers };
    if (outcome === 'unasked' || outcome === 'failed') return { answers, ...obstacleOf(answers) };
  }
}

/** Chooses the way, and counts the request before it leaves. */
async function claimWay(wish: Wish): Promise<Choice> {
  const now = nowMs();
  const db = await openHistory();
  const claim = changeRoads<Choice>(db, (memory) => {
    const choice = choose(memory, wish, limits, now);
    if (choice.kind !== 'ask') return { memory, result: choice };
    return { memory: noteAsked(memory, choice.way, wish.home, now), result: choice };
  });
  // Without room to note it, what was noted before still holds.
  return (await unlessFull(claim)) ?? choose(await readRoads(db), wish, limits, now);
}

async function remember(lesson: Lesson): Promise<void> {
  const now = nowMs();
  const learning = changeRoads(await openHistory(), (memory) => ({
    memory: learn(memory, lesson, limits, now),
    result: undefined,
  }));
  await unlessFull(learning);
}

function ask(page: PageRecord, way: Way, { home, tabs }: RoadConditions): Promise<RoadAnswer | Obstacle> {
  return way.road === 'tab'
    ? askByTab(page, tabs, home, way, page.metric)
    : askByBackground(home, way, page.metric);
}

/** Numbers of another Page are none of this one's. */
function ofThisPage(page: PageRecord, answer: RoadAnswer): RoadAnswer {
  const { look } = answer;
  if (look.kind === 'obstacle' || isOf(page, look.page)) return answer;
  const obstacle = { kind: 'another-page', detail: `answered by ${look.page.id}` } as const;
  return { ...answer, look: { kind: 'obstacle', obstacle, language: look.language } };
}

/** The chooser names no way more: why, and until when. */
function ended(answers: readonly RoadAnswer[], choice: Exclude<Choice, { kind: 'ask' }>): Looked {
  const rest = choice.kind === 'rest' ? { restUntilMs: choice.untilMs } : {};
  if (answers.length > 0) return { answers, ...obstacleOf(answers), ...rest };
  const why = choice.kind === 'rest' ? choice.why : 'nothing to ask';
  return { answers, obstacle: { kind: 'resting', detail: why }, ...rest };
}

/** The obstacle that tells most: the last that is no mere redirect. */
function obstacleOf(answers: readonly RoadAnswer[]): { obstacle?: Obstacle } {
  const met = answers.flatMap(({ look }) => (look.kind === 'obstacle' ? [look.obstacle] : []));
  const obstacle = met.findLast(({ kind }) => kind !== 'elsewhere') ?? met.at(-1);
  return { obstacle: obstacle ?? { kind: 'counter-not-found', detail: 'the other counter was there' } };
}

function withoutRoad({ hasAccess, tabs, isFirefox: isInFirefox }: RoadConditions): Obstacle {
  if (!hasAccess && (isInFirefox || tabs.asleep === 0))
    return { kind: 'permission-missing', detail: 'no access to the hosts of the manifest' };
  return tabObstacle(tabs.asleep);
}
