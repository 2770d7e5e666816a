import type { Metric, Wanted } from '../../core/page/metric.ts';
import type { Obstacle } from '../../core/page/obstacle.ts';
import type { RoadAnswer, Way } from '../../core/road/road.ts';
import { keysOf } from '../../facebook/facts/page-key.ts';
import { pageAddress } from '../../facebook/facts/page-routes.ts';
import { startAnswerReader } from '../../facebook/read-answer.ts';
import { startHeadReader } from '../../facebook/read-head.ts';
import { askTab } from '../../messaging/ask-tab.ts';
import { browser, type Tabs } from '../../platform/browser.ts';
import { instantNow } from '../../platform/clock.ts';
import { identityOf } from '../../storage/pages/page-record.ts';
import type { PageRecord } from '../../storage/schema.ts';
import { forgetTab, standsAt, type TabPage, tabPages } from '../session/tab-pages.ts';
import { clockAgrees } from './clock-agrees.ts';

/** A tab that answers at all answers within the time of a re-read; a frozen one never does. */
const ANSWER_MS = 20_000;

/** An open tab of a Page. */
export interface PageTab {
  readonly tabId: number;
  /** Where it was when it reported: the host its request would go to. */
  readonly host: string;
  readonly isAtAddress: boolean;
}

/** The tabs of a Page that can be asked, best first, and how many the browser has put to sleep. */
export interface PageTabs {
  readonly awake: readonly PageTab[];
  readonly asleep: number;
}

/** Those that reported the Page, and then those that have loaded its address and reported nothing, as after an update. */
export function tabsOf(page: PageRecord, open: readonly Tabs.Tab[], shown: readonly TabPage[]): PageTabs {
  const candidates = open.flatMap((tab) => {
    const { id: tabId, active, incognito } = tab;
    const reported = shown.find((each) => each.tabId === tabId);
    const isAtAddress = tab.status !== 'loading' && standsAt(tab, identityOf(page));
    // The address goes before the memory: who comes back to a Page reports nothing new. One asked in vain says so.
    const isOfPage = isAtAddress || reported?.pageId === page.id;
    if (tabId === undefined || incognito || !isOfPage) return [];
    const { seenMs, host } = reported ?? { seenMs: 0, host: new URL(page.address).host };
    return [{ tabId, active, seenMs, host, discarded: tab.discarded === true, isAtAddress }];
  });
  const awake = candidates
    .filter((tab) => !tab.discarded)
    .toSorted((a, b) => Number(b.active) - Number(a.active) || b.seenMs - a.seenMs);
  return { awake, asleep: candidates.length - awake.length };
}

/**
 * Asks the tabs of a Page, best first, to read it again on their own host, until one does. Used only where the browser
 * lets the background ask nothing.
 */
export async function askByTab(
  page: PageRecord,
  { awake, asleep }: PageTabs,
  home: string,
  way: Way,
  wanted: Wanted,
): Promise<RoadAnswer | Obstacle> {
  let silent = 0;
  let deaf = 0;
  for (const { tabId, isAtAddress } of awake.filter(({ host }) => host === way.host)) {
    const answer = await askOne(tabId, page, home, way, wanted);
    if (answer === 'silent') silent += 1;
    else if (answer === 'deaf') deaf += isAtAddress ? 1 : 0;
    else if (answer !== 'gone') return answer;
  }
  if (silent > 0) return { kind: 'slow', detail: `${silent} tab(s) did not answer within ${ANSWER_MS} ms` };
  return withoutTab(asleep, deaf);
}

/** Why no tab of a Page can be asked. */
export function withoutTab(asleep: number, deaf = 0): Obstacle {
  if (asleep > 0) return { kind: 'tab-asleep', detail: `${asleep} tab(s) discarded` };
  if (deaf > 0)
    return { kind: 'reload-needed', detail: `${deaf} tab(s) at its address where nothing listens` };
  return { kind: 'no-tab', detail: 'no open tab has reported this Page' };
}

/**
 * `gone`: the tab shows the Page no more. `deaf`: nothing of ours listens in it. `silent`: it does not answer.
 */
async function askOne(
  tabId: number,
  page: PageRecord,
  home: string,
  way: Way,
  wanted: Wanted,
): Promise<RoadAnswer | Obstacle | 'gone' | 'deaf' | 'silent'> {
  const before = instantNow();
  const keys = keysOf(identityOf(page));
  // As far as the metas stand is far enough where any metric will do.
  const metric: Metric = wanted === 'followers' ? 'followers' : 'likes';
  const answer = await settled(askTab(tabId, 'readAgain', { keys, address: page.address, metric }));
  if (answer.kind === 'late') return 'silent';
  if (answer.kind === 'failed') {
    await forgetTab(tabId);
    return 'deaf';
  }
  const { version, text, end, ...seen } = answer.value;
  if (end === 'elsewhere-now') {
    await forgetTab(tabId);
    return 'gone';
  }
  if (version !== browser.runtime.getManifest().version)
    return { kind: 'reload-needed', detail: `the tab runs version ${version}` };
  const after = instantNow();
  const reader = startAnswerReader(startHeadReader(pageAddress(way.host, home, way.route), wanted));
  reader.take(text);
  return {
    ...seen,
    way,
    look: reader.look({ end, ...seen }),
    clockAgrees: clockAgrees(before, after, seen.atMs),
    tookMs: Math.round(after.monotonic - before.monotonic),
  };
}

/** What the readers see in the best open tab of a Page; nothing where none shows it. */
export async function explainByTab(page: PageRecord): Promise<readonly string[]> {
  const { awake } = tabsOf(page, await browser.tabs.query({}), await tabPages());
  const keys = keysOf(identityOf(page));
  for (const { tabId } of awake) {
    const answer = await settled(askTab(tabId, 'explain', { keys }));
    if (answer.kind === 'answered' && answer.value.lines.length > 0) return answer.value.lines;
  }
  return [];
}

type Settled<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'failed' }
  | { readonly kind: 'late' };

async function settled<Value>(promise: Promise<Value>): Promise<Settled<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Settled<Value>>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS, { kind: 'late' });
  });
  const answered = promise.then(
    (value): Settled<Value> => ({ kind: 'answered', value }),
    (): Settled<Value> => ({ kind: 'failed' }),
  );
  const first = await Promise.race([answered, late]);
  clearTimeout(timer);
  return first;
}
