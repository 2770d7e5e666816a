import { leastOf } from '../../core/math/extent.ts';
import { DEFAULT_INTERVAL_MS } from '../../core/page/interval.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { browser } from '../../platform/browser.ts';
import { isTestBuild } from '../../platform/build-flags.ts';
import { nowMs, oneTimer, pause } from '../../platform/clock.ts';
import { isFirefox } from '../../platform/is-firefox.ts';
import { logError } from '../../platform/log.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { readJoinedPage } from '../../storage/pages/joined-page.ts';
import { pagesOfCampaigns, readRelations } from '../../storage/pages/relations.ts';
import { changeWatchesIn, readWatches } from '../../storage/pages/watches.ts';
import { readsIn } from '../../storage/reads.ts';
import type { HistoryWrite, PageRecord, WatchRecord } from '../../storage/schema.ts';
import { makingRoom } from '../history/making-room.ts';
import { limits } from '../road/limits.ts';
import { type BrowserNow, readBrowserNow } from '../session/browser-now.ts';
import { keepWords } from '../session/number-words.ts';
import { showBadge } from '../tell/badge.ts';
import { publish } from '../tell/publish.ts';
import { claimDue } from './claim-due.ts';
import { dueMsOf, nextReadMsOf, pausedUnattended, resumedUnattended } from './next-watch.ts';
import { pacesNow } from './pace-now.ts';
import { readWatched } from './read-watched.ts';

/** The one clock of all watched Pages. */
export const TICK_ALARM = 'tick';

/**
 * Packed Chrome lets no alarm come sooner; Firefox does, which its own `getBrowserInfo` tells, and so do the
 * browsers of the end-to-end tests.
 */
function alarmFloorMs(): number {
  if (isFirefox()) return 0;
  return isTestBuild ? 1_000 : 30_000;
}
/** An alarm this much off the wanted instant is left as it is: setting it again could only delay it. */
const NEAR_MS = isTestBuild ? 200 : 2000;

/** What a tick has claimed: nothing of it is read by anybody else. */
interface Claimed {
  readonly due: readonly WatchRecord[];
  /** Of those that are due, with what they are known by; nothing for one that is not known. */
  readonly pages: ReadonlyMap<PageId, PageRecord>;
  /** How often each Page can be read. */
  readonly paces: ReadonlyMap<PageId, number>;
  /** Pages that nobody has looked at for long, and which are read no more. */
  readonly paused: readonly PageId[];
  /** Every watch as it stands then. */
  readonly watches: readonly WatchRecord[];
}

/**
 * Reads every Page that is due, one after the other over some seconds, and sets the clock for the next. Safe to call
 * at any time: a Page is claimed before it is read, so that no instant is read twice, and what fell due while the
 * computer slept is read once. Where the disk has no room nothing is read, until there is.
 * @param only this Page alone.
 */
export async function tick(only?: PageId): Promise<void> {
  const db = await openHistory();
  const now = nowMs();
  const random = Math.random();
  const claimed = await makingRoom(db, (tx) => claimTick(tx, now, random, only));
  if (!claimed) {
    // Without room to put the watches off nothing is read; the alarm comes again, and so does measuring with room.
    await setClock(now + (await interval.get()));
    const watches = await readWatches(db);
    await publish(
      ...watches.filter(({ state }) => nextReadMsOf(state) !== undefined).map(({ pageId }) => pageId),
    );
    return;
  }
  const { due, pages, paces, paused, watches } = claimed;
  await setAlarm(watches);
  if (paused.length > 0) await publish(...paused);
  if (due.length === 0) return returnSooner(watches);
  const browserNow = await readBrowserNow();
  const apartMs = limits.spreadMs / due.length;
  const read = async (watch: WatchRecord, index: number): Promise<boolean> => {
    const page = pages.get(watch.pageId);
    await pause(index * apartMs);
    return page ? readAlone(page, watch, browserNow, paces.get(watch.pageId) ?? watch.wantedMs) : false;
  };
  const isPlanNew = (await Promise.all(due.map(read))).some((isNew) => isNew);
  await keepWords(browserNow.session.numberWords);
  await showBadge(browserNow);
  // Where nothing came in the way, the alarm stands as it was set; whoever changed another watch has set it anew.
  returnSooner(isPlanNew ? await setClock() : watches);
}

/** Claims what is due, with all that its reads go by, in one transaction. */
async function claimTick(tx: HistoryWrite, now: number, random: number, only?: PageId): Promise<Claimed> {
  const reads = readsIn(tx);
  const { joins, campaigns } = await readRelations(reads);
  const inCampaign = pagesOfCampaigns({ joins, campaigns });
  let paces: Claimed['paces'] = new Map();
  let due: readonly WatchRecord[] = [];
  let paused: readonly WatchRecord[] = [];
  const step = (stored: readonly WatchRecord[]): readonly WatchRecord[] => {
    paused = stored.flatMap((watch) => pausedUnattended(watch, inCampaign.has(watch.pageId), now) ?? []);
    const read = stored.filter(({ pageId }) => !paused.some((one) => one.pageId === pageId));
    paces = pacesNow(read);
    due = claimDue(read, now, paces, random).filter(({ pageId }) => only === undefined || pageId === only);
    return [...paused, ...due];
  };
  const watches = await changeWatchesIn(tx, now, step, joins);
  const pages = await Promise.all(due.map(({ pageId }) => readJoinedPage(reads, pageId, joins)));
  return {
    due,
    pages: new Map(pages.flatMap((page) => (page ? [[page.id, page]] : []))),
    paces,
    paused: paused.map(({ pageId }) => pageId),
    watches,
  };
}

/**
 * Should this background be stopped at any moment, the alarm comes again all the same, every half a minute: the browser
 * itself sets it anew when it rings.
 */
const RETURNS = { periodInMinutes: 0.5 };

/** Should this background be stopped before it has set the clock, an alarm comes all the same: in a minute, if none is set. */
export async function comeAgain(): Promise<void> {
  if (!(await browser.alarms.get(TICK_ALARM)))
    browser.alarms.create(TICK_ALARM, { when: nowMs() + DEFAULT_INTERVAL_MS, ...RETURNS });
}

/** The newest plan holds: ticks that come at once return once. */
const returnIn = oneTimer();

/** This background returns by itself where the next read is due sooner than an alarm can come. */
function returnSooner(watches: readonly WatchRecord[]): void {
  const inMs = (nextReadMs(watches) ?? Number.POSITIVE_INFINITY) - nowMs();
  if (inMs < alarmFloorMs())
    returnIn(inMs, () => void tick().catch((error) => logError('a tick by timer', error)));
}

/**
 * Sets the alarm for the next read, as the history stands now. What a fast clock paused that was set right since is read
 * on.
 * @param soonestMs no read is planned for before this instant.
 * @returns the watches by which it was set.
 */
export async function setClock(soonestMs = 0): Promise<readonly WatchRecord[]> {
  const db = await openHistory();
  const stored = await readWatches(db);
  const resumed = (all: readonly WatchRecord[]): WatchRecord[] =>
    all.flatMap((watch) => resumedUnattended(watch, nowMs()) ?? []);
  const resuming = resumed(stored).map(({ pageId }) => pageId);
  const isAny = resuming.length > 0;
  const changed = isAny && (await makingRoom(db, (tx) => changeWatchesIn(tx, nowMs(), resumed)));
  const watches = changed || stored;
  await setAlarm(watches, soonestMs);
  if (isAny) await publish(...resuming);
  return watches;
}

async function setAlarm(watches: readonly WatchRecord[], soonestMs = 0): Promise<void> {
  const nextMs = nextReadMs(watches);
  if (nextMs === undefined) {
    await browser.alarms.clear(TICK_ALARM);
    return;
  }
  const when = Math.max(nextMs, soonestMs);
  const set = await browser.alarms.get(TICK_ALARM);
  const latestMs = Math.max(when, nowMs() + alarmFloorMs());
  const isNear = set && set.scheduledTime >= when - NEAR_MS && set.scheduledTime <= latestMs + NEAR_MS;
  if (!isNear) browser.alarms.create(TICK_ALARM, { when, ...RETURNS });
}

const nextReadMs = (watches: readonly WatchRecord[]): number | undefined => {
  const now = nowMs();
  const reads = watches.map((watch) => dueMsOf(watch, now)).filter((atMs) => atMs !== undefined);
  return reads.length > 0 ? leastOf(reads) : undefined;
};

/** @returns as `readWatched` does; whether it failed, too. */
async function readAlone(
  page: PageRecord,
  watch: WatchRecord,
  now: BrowserNow,
  paceMs: number,
): Promise<boolean> {
  let isPlanNew = false;
  try {
    await alone(page.id, async () => {
      isPlanNew = await readWatched(page, watch, now, paceMs);
    });
  } catch (error) {
    await logError('reading a watched Page', error);
    return true;
  }
  return isPlanNew;
}

/** A site that has become slow is never asked twice at once about one Page: who comes meanwhile goes without. */
async function alone(pageId: PageId, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(`look ${pageId}`, { ifAvailable: true }, (lock) => lock && work());
}
