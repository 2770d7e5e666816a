import type { Wanted } from '../../core/page/metric.ts';
import type { Obstacle } from '../../core/page/obstacle.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import {
  type Choice,
  choose,
  costlyMsOf,
  isCostly,
  type OpenRoad,
  type Wish,
} from '../../core/road/choose.ts';
import { type Lesson, learn, noteAsked } from '../../core/road/learn.ts';
import { type Outcome, outcomeOf } from '../../core/road/outcome.ts';
import type { RoadAnswer, Way } from '../../core/road/road.ts';
import type { RoadMemory } from '../../core/road/road-memory.ts';
import { seriesKey } from '../../core/series/sample.ts';
import { parseAddress, parseReservedVanity } from '../../facebook/facts/addresses.ts';
import { nowMs } from '../../platform/clock.ts';
import { isFirefox } from '../../platform/is-firefox.ts';
import { hasSiteAccess } from '../../platform/site-access.ts';
import { openHistory } from '../../storage/database.ts';
import { isOf } from '../../storage/pages/page-record.ts';
import { isSurelyAt } from '../../storage/pages/pages.ts';
import { changeRoads, changeRoadsIn, readRoads } from '../../storage/pages/roads.ts';
import { type HistoryReads, readsIn } from '../../storage/reads.ts';
import type { PageRecord } from '../../storage/schema.ts';
import { write } from '../../storage/series/transaction.ts';
import { unlessFull } from '../history/unless-full.ts';
import type { BrowserNow } from '../session/browser-now.ts';
import { askByBackground } from './background-road.ts';
import { limits } from './limits.ts';
import { openRoads, PLUGIN, type PluginUse, type RoadConditions } from './open-roads.ts';
import { askByTab, type PageTabs, tabsOf, withoutTab } from './tab-road.ts';

/** What looking at a Page once more came to. */
export interface LookedAgain {
  /** What was asked and what each gave, in order; none where nothing could be asked. */
  readonly answers: readonly RoadAnswer[];
  /** Why the counter that is followed was not read; nothing where it was. */
  readonly obstacle?: Obstacle;
  /** Nothing is asked before this instant. */
  readonly restUntilMs?: number;
  /** Nobody wants the Page looked at any more: the person stopped measuring it meanwhile. */
  readonly isUnwanted?: true;
  /** What the request that was answered well tells of the roads: to be kept together with what was read. */
  readonly learned?: (before: RoadMemory) => RoadMemory;
  /** A tab shows the Page. */
  readonly hasTab: boolean;
}

/** Whether a Page is still to be looked at, by what the history says. */
export type IsWanted = (history: HistoryReads) => Promise<boolean>;

/**
 * Looks at a Page once more, by the way that the chooser names, and by another where that is polite. What each request
 * told is remembered before the next is chosen.
 * @param now as the browser stood a moment ago.
 * @param isWanted is asked before every request, in the transaction that counts it.
 */
export async function lookAgain(page: PageRecord, now: BrowserNow, isWanted: IsWanted): Promise<LookedAgain> {
  const tabs = tabsOf(page, now.openTabs, now.session.tabs);
  return { ...(await lookBeside(page, tabs, now, isWanted)), hasTab: tabs.awake.length > 0 };
}

type Looked = Omit<LookedAgain, 'hasTab'>;
type AskConditions = Omit<RoadConditions, 'plugin'> & { readonly keys: readonly PageId[] };

async function lookBeside(
  page: PageRecord,
  tabs: PageTabs,
  now: BrowserNow,
  isWanted: IsWanted,
): Promise<Looked> {
  const plan = await planLook(page, tabs, now);
  if ('kind' in plan) return { answers: [], obstacle: plan };
  const { wanted, roads, conditions } = plan;
  const { isClosed, ...looked } = await askRoads(page, { wanted, roads, conditions }, isWanted);
  if (!isClosed || !(await offersFollowers(page, conditions))) return looked;
  // Nothing of the Page's own answers: its followers are looked for, to be offered; the obstacle stays what it is.
  const offered = await askRoads(page, { wanted: 'followers', roads: [PLUGIN], conditions }, isWanted);
  const learned = offered.learned && { learned: offered.learned };
  return { ...looked, ...learned, answers: [...looked.answers, ...offered.answers] };
}

/** What a look at a Page asks for, and by which roads. */
export interface LookPlan {
  readonly wanted: Wanted;
  readonly roads: readonly OpenRoad[];
  readonly conditions: AskConditions;
}

/** How a Page would be looked at now, or why it cannot be. */
export async function planLook(
  page: PageRecord,
  tabs: PageTabs,
  { hasAccess, settings }: Pick<BrowserNow, 'hasAccess' | 'settings'>,
): Promise<LookPlan | Obstacle> {
  const address = parseAddress(page.address) ?? parseReservedVanity(page.address);
  if (!address) return { kind: 'not-a-page', detail: 'its address is no Page’s' };
  if (settings.isTabNeeded && tabs.awake.length === 0) return withoutTab(tabs.asleep);
  const wanted: Wanted = page.isMetricOpen ? 'either' : page.metric;
  const conditions = {
    home: address.home,
    keys: address.keys,
    wanted,
    hasAccess,
    tabs,
    isFirefox: isFirefox(),
  };
  const plugin = page.metric === 'followers' ? await pluginUse(page, conditions) : 'none';
  const roads = openRoads({ ...conditions, plugin });
  return roads.length === 0 ? withoutRoad(conditions) : { wanted, roads, conditions };
}

/** Whether the plugin may be asked for what is not followed. */
const offersFollowers = async (page: PageRecord, conditions: AskConditions): Promise<boolean> =>
  page.metric !== 'followers' && conditions.hasAccess && (await pluginUse(page, conditions)) !== 'none';

interface Asked extends Looked {
  /** Every address that was asked, or would have been, walls or sends on. */
  readonly isClosed: boolean;
}

async function askRoads(
  page: PageRecord,
  { wanted, roads, conditions }: LookPlan,
  isWanted: IsWanted,
): Promise<Asked> {
  const { home } = conditions;
  const answers: RoadAnswer[] = [];
  const outcomes: Outcome[] = [];
  for (;;) {
    const asked = answers.map(({ way }) => way);
    if (conditions.hasAccess && !(await hasSiteAccess()))
      return { answers, obstacle: WITHOUT_ACCESS, isClosed: false };
    const choice = await claimWay({ home, wanted, roads, asked }, isWanted);
    if (choice.kind === 'unwanted') return { answers, isUnwanted: true, isClosed: false };
    if (choice.kind !== 'ask') return { ...ended(answers, choice), isClosed: isClosed(outcomes, choice) };
    const { way } = choice;
    const hosts = roads.find(({ road }) => road === way.road)?.hosts ?? [];
    const given = await ask(page, way, wanted, conditions);
    if (!('look' in given)) return { answers, obstacle: given, isClosed: false };
    const answer = ofThisPage(page, given);
    answers.push(answer);
    const { look, status, bytes } = answer;
    const outcome = outcomeOf(look, wanted, status);
    outcomes.push(outcome);
    const learned = learning({ way, home, outcome, bytes, hosts });
    if (outcome === 'open') {
      const rest = isCostly(wanted, bytes) ? { restUntilMs: nowMs() + limits.costlyEveryMs } : {};
      return { answers, isClosed: false, learned, ...rest };
    }
    await unlessFull(changeRoads(await openHistory(), learned));
    if (outcome === 'unasked') return { answers, ...obstacleOf(answers), isClosed: false };
  }
}

const isClosed = (outcomes: readonly Outcome[], choice: Choice): boolean =>
  outcomes.length > 0
    ? outcomes.every((outcome) => outcome === 'walled' || outcome === 'elsewhere')
    : choice.kind === 'rest' && /walled/.test(choice.why);

/** Whether the Page Plugin may be asked about a Page, and before or after the Page's own addresses. */
async function pluginUse(page: PageRecord, conditions: AskConditions): Promise<PluginUse> {
  const [key] = conditions.keys;
  const db = await openHistory();
  if (!key || !(await isSurelyAt(db, page, key, nowMs()))) return 'none';
  if (page.isMetricOpen) return 'last';
  const followers = await db.get('series', seriesKey({ pageId: page.id, metric: 'followers' }));
  const { reader, step } = followers?.last ?? {};
  if (reader === 'meta-description') return 'last';
  if (reader !== 'page-plugin' || step === 1) return 'first';
  // The plugin rounds: the metas may be exact, unless it is known that they were read through in vain.
  const background = openRoads({ ...conditions, wanted: 'followers', plugin: 'none' });
  const memory = await readRoads(db);
  const costlyMs = costlyMsOf(memory, { home: conditions.home, wanted: 'followers', roads: background });
  return costlyMs > 0 ? 'first' : 'last';
}

/** Chooses the way, and counts the request before it leaves; whoever stops measuring before that sees none leave. */
async function claimWay(wish: Wish, isWanted: IsWanted): Promise<Choice | { readonly kind: 'unwanted' }> {
  const now = nowMs();
  const db = await openHistory();
  const choiceOf = (memory: RoadMemory): Choice => choose(memory, wish, limits, now);
  const claim = write(db, async (tx) => {
    if (!(await isWanted(readsIn(tx)))) return { kind: 'unwanted' } as const;
    const memory = await changeRoadsIn(tx, (before) => {
      const choice = choiceOf(before);
      return choice.kind === 'ask' ? noteAsked(before, choice.way, wish.home, now) : before;
    });
    return choiceOf(memory);
  });
  const claimed = await unlessFull(claim);
  if (claimed) return claimed;
  // Without room to note it, what was noted before still holds.
  return (await isWanted(db)) ? choiceOf(await readRoads(db)) : { kind: 'unwanted' };
}

/** How the memory of the roads grows by what a request told just now. */
function learning(lesson: Lesson): (before: RoadMemory) => RoadMemory {
  const now = nowMs();
  return (before) => learn(before, lesson, limits, now);
}

function ask(
  page: PageRecord,
  way: Way,
  wanted: Wanted,
  { home, tabs }: AskConditions,
): Promise<RoadAnswer | Obstacle> {
  return way.road === 'tab' ? askByTab(page, tabs, home, way, wanted) : askByBackground(home, way, wanted);
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
  const why = choice.kind === 'rest' ? choice.why : 'nothing to ask';
  // What costs too much now was not in the way of another road that had nothing.
  if (answers.length > 0 && why !== 'costly') return { answers, ...obstacleOf(answers), ...rest };
  return { answers, obstacle: { kind: 'resting', detail: why }, ...rest };
}

/** The obstacle that tells most: the last that is no mere redirect. */
function obstacleOf(answers: readonly RoadAnswer[]): { obstacle?: Obstacle } {
  const met = answers.flatMap(({ look }) => (look.kind === 'obstacle' ? [look.obstacle] : []));
  const obstacle = met.findLast(({ kind }) => kind !== 'elsewhere') ?? met.at(-1);
  return { obstacle: obstacle ?? { kind: 'counter-not-found', detail: 'the other counter was there' } };
}

const WITHOUT_ACCESS: Obstacle = {
  kind: 'permission-missing',
  detail: 'no access to the hosts of the manifest',
};

function withoutRoad({ hasAccess, tabs, isFirefox: isInFirefox }: AskConditions): Obstacle {
  if (!hasAccess && (isInFirefox || tabs.asleep === 0)) return WITHOUT_ACCESS;
  return withoutTab(tabs.asleep);
}
