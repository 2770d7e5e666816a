import type { Obstacle } from '../../core/page/obstacle.ts';
import { toPageId } from '../../core/page/page-identity.ts';
import type { Look } from '../../core/page/reading.ts';
import { askTab } from '../../messaging/ask-tab.ts';
import { browser } from '../../platform/browser.ts';
import { monotonicMs, nowMs } from '../../platform/clock.ts';
import { hasSiteAccess } from '../../platform/site-access.ts';
import type { PageRecord } from '../../storage/schema.ts';
import { forgetTab, standsAt, tabPages } from '../session/tab-pages.ts';

/** What one read of a Page through one of its tabs gave. */
export interface Asked {
  readonly look: Look;
  /** When the document was answered. */
  readonly atMs: number;
  /** Whether that instant can be trusted. */
  readonly clockAgrees: boolean;
}

/** A tab that answers at all answers within the time of a re-read; a frozen one never does. */
const ANSWER_MS = 20_000;
const CLOCK_TOLERANCE_MS = 2000;

/** Asks the best open tab of a Page to read it again: one that is seen and awake before one that is not. */
export async function askPage(page: PageRecord): Promise<Asked | Obstacle> {
  if (!navigator.onLine) return { kind: 'offline', detail: 'the browser says it is offline' };
  const { awake, asleep } = await tabsOf(page);
  let silent = 0;
  let deaf = 0;
  for (const { tabId, isAtAddress } of awake) {
    const answer = await askOne(tabId, page);
    if (answer === 'silent') silent += 1;
    else if (answer === 'deaf') deaf += isAtAddress ? 1 : 0;
    else if (answer !== 'gone') return answer;
  }
  if (!(await hasSiteAccess()))
    return { kind: 'permission-missing', detail: 'no access to the hosts of the manifest' };
  if (silent > 0) return { kind: 'slow', detail: `${silent} tab(s) did not answer within ${ANSWER_MS} ms` };
  if (asleep > 0) return { kind: 'tab-asleep', detail: `${asleep} tab(s) discarded` };
  if (deaf > 0)
    return { kind: 'reload-needed', detail: `${deaf} tab(s) at its address where nothing listens` };
  return { kind: 'no-tab', detail: 'no open tab has reported this Page' };
}

interface PageTab {
  readonly tabId: number;
  readonly isAtAddress: boolean;
}

/**
 * The Page's tabs that can be asked, best first, and how many the browser has put to sleep: those that reported it,
 * and then those that have loaded its address and reported nothing, as after an update.
 */
async function tabsOf(page: PageRecord): Promise<{ awake: PageTab[]; asleep: number }> {
  const [shown, open] = await Promise.all([tabPages(), browser.tabs.query({})]);
  const candidates = open.flatMap((tab) => {
    const { id: tabId, active } = tab;
    const reported = shown.find((each) => each.tabId === tabId);
    const isAtAddress = tab.status !== 'loading' && standsAt(tab, page);
    const isOfPage = reported ? reported.pageId === page.id : isAtAddress;
    if (tabId === undefined || !isOfPage) return [];
    const seenMs = reported?.seenMs ?? 0;
    return [{ tabId, active, seenMs, discarded: tab.discarded === true, isAtAddress }];
  });
  const awake = candidates
    .filter((tab) => !tab.discarded)
    .toSorted((a, b) => Number(b.active) - Number(a.active) || b.seenMs - a.seenMs);
  return { awake, asleep: candidates.length - awake.length };
}

/**
 * `gone`: the tab shows the Page no more. `deaf`: nothing of ours listens in it. `silent`: it does not answer.
 */
async function askOne(
  tabId: number,
  page: PageRecord,
): Promise<Asked | Obstacle | 'gone' | 'deaf' | 'silent'> {
  const wall = nowMs();
  const monotonic = monotonicMs();
  const aliases = [page.id, ...page.aliases].map(toPageId);
  const answer = await settled(
    askTab(tabId, 'readAgain', { aliases, address: page.address, metric: page.metric }),
  );
  if (answer.kind === 'late') return 'silent';
  if (answer.kind === 'failed') {
    await forgetTab(tabId);
    return 'deaf';
  }
  const { look, atMs, version } = answer.value;
  if (look.kind === 'obstacle' && look.obstacle.kind === 'no-tab') {
    await forgetTab(tabId);
    return 'gone';
  }
  if (version !== browser.runtime.getManifest().version)
    return { kind: 'reload-needed', detail: `the tab runs version ${version}` };
  const clockAgrees = agrees({ wall, monotonic }, { wall: nowMs(), monotonic: monotonicMs() }, atMs);
  return { look, atMs, clockAgrees };
}

/** What the readers see in the best open tab of a Page; nothing where none shows it. */
export async function explainPage(page: PageRecord): Promise<readonly string[]> {
  const { awake } = await tabsOf(page);
  const aliases = [page.id, ...page.aliases].map(toPageId);
  for (const { tabId } of awake) {
    const answer = await settled(askTab(tabId, 'explain', { aliases }));
    if (answer.kind === 'answered' && answer.value.lines.length > 0) return answer.value.lines;
  }
  return [];
}

interface Instant {
  readonly wall: number;
  readonly monotonic: number;
}

/**
 * Whether the wall clock ran as the monotonic one between question and answer, and the document was answered
 * between the two. A computer that slept in between fails too: its monotonic clock may have stood still.
 */
function agrees(before: Instant, after: Instant, atMs: number): boolean {
  const drift = after.wall - before.wall - (after.monotonic - before.monotonic);
  const isBetween = atMs >= before.wall - CLOCK_TOLERANCE_MS && atMs <= after.wall + CLOCK_TOLERANCE_MS;
  return Math.abs(drift) <= CLOCK_TOLERANCE_MS && isBetween;
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
