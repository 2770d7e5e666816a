import { leastOf } from '../../core/math/extent.ts';
import { DEFAULT_INTERVAL_MS } from '../../core/page/interval.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { browser } from '../../platform/browser.ts';
import { isTestBuild } from '../../platform/build-flags.ts';
import { later, nowMs, pause } from '../../platform/clock.ts';
import { isFirefox } from '../../platform/is-firefox.ts';
import { logError } from '../../platform/log.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { readCampaigns } from '../../storage/pages/campaigns.ts';
import { readJoinedPage } from '../../storage/pages/joined-page.ts';
import { changeWatchesIn, readWatches } from '../../storage/pages/watches.ts';
import { readsOf } from '../../storage/reads.ts';
import type { History, WatchRecord } from '../../storage/schema.ts';
import { makingRoom } from '../history/making-room.ts';
import { limits } from '../road/limits.ts';
import { keepWords } from '../session/number-words.ts';
import { readSession, type Session } from '../session/session.ts';
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
/** An alarm this much off the wanted instant is left as it is: setting it anew could only delay it. */
const NEAR_MS = isTestBuild ? 200 : 2000;

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
  let paces: ReadonlyMap<PageId, number> = new Map();
  const claim = (watches: readonly WatchRecord[]): WatchRecord[] => {
    paces = pacesNow(watches);
    const due = claimDue(watches, now, paces, random);
    return only === undefined ? due : due.filter(({ pageId }) => pageId === only);
  };
  const due = await makingRoom(db, (tx) => changeWatchesIn(tx, now, claim));
  if (!due) {
    // Without room to put the watches off nothing is read; the alarm comes again, and so does measuring with room.
    await setClock(now + (await interval.get()));
    const watches = await readWatches(db);
    await publish(
      ...watches.filter(({ state }) => nextReadMsOf(state) !== undefined).map(({ pageId }) => pageId),
    );
    return;
  }
  await setClock();
  if (due.length === 0) return;
  const session = await readSession();
  const apartMs = limits.spreadMs / due.length;
  const read = async (watch: WatchRecord, index: number): Promise<void> => {
    await pause(index * apartMs);
    await readClaimed(db, watch, session, paces.get(watch.pageId) ?? watch.wantedMs);
  };
  await Promise.all(due.map(read));
  await keepWords(session.numberWords);
  await setClock();
  await showBadge(session.tabs);
}

/**
 * Should this background be stopped at any moment from here on, the alarm comes again all the same: after an
 * interval, and then every half a minute.
 */
const RETURNS = { periodInMinutes: 0.5 };

/** Should nothing else set the clock, the alarm comes again in a minute. */
export function comeAgain(): void {
  browser.alarms.create(TICK_ALARM, { when: nowMs() + DEFAULT_INTERVAL_MS, ...RETURNS });
}

/** A tick by alarm, after which this background returns by itself where the next is due sooner than an alarm can come. */
export async function tickByAlarm(): Promise<void> {
  comeAgain();
  await pausePages();
  await tick();
  await returnSooner();
}

/** The person wants this Page read: at once, and on as it is planned. */
export async function tickNow(pageId: PageId): Promise<void> {
  await tick(pageId);
  await returnSooner();
}

/** Sets a timer for what is due sooner than an alarm can come. */
async function returnSooner(): Promise<void> {
  const inMs = (nextReadMs(await readWatches(await openHistory())) ?? Number.POSITIVE_INFINITY) - nowMs();
  if (inMs > 0 && inMs < alarmFloorMs())
    later(inMs, () => void tickByAlarm().catch((error) => logError('a tick by timer', error)));
}

/** Pages that no tab has shown for long, and about which nobody answered, are paused. */
async function pausePages(): Promise<void> {
  const db = await openHistory();
  const watches = await readWatches(db);
  // Who is in no campaign is asked the soonest.
  if (!watches.some((watch) => pausedUnattended(watch, false, nowMs()))) return;
  const inCampaign = new Set(
    (await readCampaigns(db)).flatMap(({ targets, controls }) => [...targets, ...controls]),
  );
  const isLeft = (watch: WatchRecord) => pausedUnattended(watch, inCampaign.has(watch.pageId), nowMs()) ?? [];
  if (watches.flatMap(isLeft).length === 0) return;
  const paused = await makingRoom(db, (tx) => changeWatchesIn(tx, nowMs(), (all) => all.flatMap(isLeft)));
  await publish(...(paused ?? []).map(({ pageId }) => pageId));
}

/** Every watch, read on where a fast clock paused it that was set right since. */
async function resumedWatches(db: History): Promise<WatchRecord[]> {
  const watches = await readWatches(db);
  const resumed = (all: readonly WatchRecord[]): WatchRecord[] =>
    all.flatMap((watch) => resumedUnattended(watch, nowMs()) ?? []);
  if (resumed(watches).length === 0) return watches;
  const read = await makingRoom(db, (tx) => changeWatchesIn(tx, nowMs(), resumed));
  await publish(...(read ?? []).map(({ pageId }) => pageId));
  return readWatches(db);
}

/**
 * Sets the alarm for the next read.
 * @param soonestMs no read is planned for before this instant.
 */
export async function setClock(soonestMs = 0): Promise<void> {
  const nextMs = nextReadMs(await resumedWatches(await openHistory()));
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

async function readClaimed(db: History, watch: WatchRecord, session: Session, paceMs: number): Promise<void> {
  try {
    await alone(watch.pageId, async () => {
      const page = await readJoinedPage(readsOf(db, ['pages', 'pairs']), watch.pageId);
      if (page) await readWatched(page, watch, session, paceMs);
    });
  } catch (error) {
    await logError('reading a watched Page', error);
  }
}

/** A site that has become slow is never asked twice at once about one Page: who comes meanwhile goes without. */
async function alone(pageId: PageId, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(`look ${pageId}`, { ifAvailable: true }, (lock) => lock && work());
}
