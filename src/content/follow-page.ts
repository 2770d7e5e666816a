import { type Count, isCoarser } from '../core/count/count.ts';
import { learnNumberWords } from '../core/count/known-words.ts';
import type { Metric } from '../core/page/metric.ts';
import type { Obstacle } from '../core/page/obstacle.ts';
import type { PageId, PageIdentity } from '../core/page/page-identity.ts';
import type { LookWithReadings } from '../core/page/reading.ts';
import type { PageView } from '../core/summary/series-summary.ts';
import { isDrawn } from '../facebook/drawn.ts';
import { parseAddress } from '../facebook/facts/addresses.ts';
import { keysOf, samePage, shareKey } from '../facebook/facts/page-key.ts';
import { findCounterElement } from '../facebook/find-counter-element.ts';
import { learnTitles } from '../facebook/identity/obstacles.ts';
import { readPage } from '../facebook/read-page.ts';
import { learnLabels } from '../facebook/words/labels.ts';
import { onNotice } from '../messaging/notices.ts';
import type {
  BackgroundAnswers,
  BackgroundBody,
  BackgroundRequestName,
  PageAnswer,
} from '../messaging/protocol.ts';
import { askBackground } from '../messaging/send.ts';
import { serveTab } from '../messaging/serve-tab.ts';
import { browser } from '../platform/browser.ts';
import { type DocumentClock, nowMs, whenClocksPart } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import { explainPage } from './explain-page.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { mountOverlay, type OverlayHandle } from './overlay/mount-overlay.tsx';
import type { UnkeptReason } from './overlay/overlay-content.ts';
import { reRead } from './re-read.ts';
import { watchDocument } from './watch-document.ts';

type News = Pick<BackgroundBody<'report'>, 'look' | 'atMs' | 'clockAgrees'>;

/** How often a document that shows no counter yet is looked at again while it keeps changing. */
const LOOKS_FOR_A_COUNTER = 6;

/** The time the tab shows one Page, from its first look to the next Page. */
interface Stay {
  readonly page: PageIdentity;
  readonly overlay: OverlayHandle;
  /** What the document has shown so far, by metric. */
  readonly seen: Map<Metric, Count>;
}

export interface Following {
  readonly lifetime: Lifetime;
  /** Tells when the document was answered. */
  readonly clock: DocumentClock;
  readonly isPrivate: boolean;
}

/**
 * Follows whichever Page a tab shows: reports what its documents say, answers the background's questions
 * and keeps the overlay up to date, until the lifetime ends. In a private window nothing is reported, asked of the
 * site or remembered: only what the document shows is shown.
 */
export function followPage(document: Document, { lifetime, clock, isPrivate }: Following): void {
  const { signal } = lifetime;
  let stay: Stay | undefined;
  let looksLeft = LOOKS_FOR_A_COUNTER;
  let hasWords = false;
  const askAnew = oneAtATime(reRead);

  /** The counter as it is drawn now, and its address. */
  const counterNow = (): string | undefined => {
    const element = findCounterElement(document, document.location.href);
    return element && `${element.getAttribute('href')} ${element.textContent}`;
  };
  const opened = counterNow();
  /** The counter when it was last looked at: while it stays, there is nothing new to report. */
  let drawn = opened;
  /** Whether the document, at the address it was opened at, is still to be reported as it was answered. */
  let isUnread = true;

  async function lookAtDocument(): Promise<void> {
    if (!lifetime.isAlive()) return;
    const { href } = document.location;
    const before = drawn;
    const atMs = nowMs();
    drawn = counterNow();
    const counter = drawn;
    // Only a Page's document has labels to understand.
    if (parseAddress(href)) await learnWords();
    // A move is looked at by itself, and so is what is drawn meanwhile.
    if (document.location.href !== href) return;
    const isStill = counterNow() === counter;
    const look = readPage(document, href);
    settleOn(look.page);
    const news = look.kind === 'readings' ? dateLook(look) : undefined;
    isUnread &&= !news && !hasWords;
    if (news) await takeNews(news);
    else if (look.page && !isPrivate)
      await showKnown(look.page, look.kind === 'obstacle' ? look.obstacle : undefined);

    /**
     * When a look's readings are of; nothing where none is news. The head and scripts of a document speak of the instant
     * it was answered, and so does what it drew at first; they are reported once, with that instant. Afterwards only
     * what the page draws again is news.
     */
    function dateLook({ readings, ...of }: LookWithReadings): News | undefined {
      const told = readings.filter(({ reader }) =>
        isDrawn(reader) ? isStill && (isUnread ? counter === opened : counter !== before) : isUnread,
      );
      if (told.length === 0) return undefined;
      const dated = isUnread
        ? { atMs: clock.answeredMs, clockAgrees: clock.agrees() }
        : { atMs, clockAgrees: true };
      return { look: { ...of, readings: told }, ...dated };
    }
  }

  /** Only the first look has to ask for them. */
  async function learnWords(): Promise<void> {
    if (hasWords) return;
    const words = await ask('getWords', {});
    if (words === undefined || hasWords) return;
    hasWords = true;
    learnLabels(words.labels);
    learnNumberWords(words.numbers);
    learnTitles(words.titles);
  }

  /** Begins a stay when the document is of another Page than before, and ends it when it is of none. */
  function settleOn(page: PageIdentity | undefined): void {
    if (stay && !(page && samePage(stay.page, page))) endStay();
    if (page) stay ??= beginStay(page);
  }

  /** A person's profile has a Page's address too: only of a Page that Ebb knows is there anything to say. */
  async function showKnown(page: PageIdentity, obstacle: Obstacle | undefined): Promise<void> {
    const answer = await ask('getPage', { keys: keysOf(page) });
    if (!stay || !samePage(stay.page, page)) return;
    if (answer?.kind === 'no-history') showUnkept('no_history');
    if (answer?.kind !== 'known-page') return;
    if (answer.view.series.length > 0 || !obstacle) showAnswer(answer);
    else stay.overlay.show({ kind: 'obstacle', page, obstacle });
  }

  function beginStay(page: PageIdentity): Stay {
    const pageId = page.id;
    const change = async <Name extends 'setMeasuring' | 'setMetric' | 'setCloseUp'>(
      name: Name,
      body: BackgroundBody<Name>,
    ): Promise<void> => showAnswer(await askBackground(name, body));
    const overlay = mountOverlay({
      lifetime,
      document,
      isPrivate,
      findAnchor: () => findCounterElement(document, document.location.href),
      onSetMeasuring: (measuring) => change('setMeasuring', { pageId, measuring }),
      onSetMetric: (metric) => change('setMetric', { pageId, metric }),
      onSetCloseUp: (everyMs) => change('setCloseUp', { pageId, everyMs }),
      onOpenDashboard: () => askBackground('openDashboard', { pageId }),
    });
    return { page, overlay, seen: new Map() };
  }

  function endStay(): void {
    stay?.overlay.remove();
    stay = undefined;
  }

  async function takeNews(news: News): Promise<void> {
    for (const { metric, count } of news.look.readings) {
      const known = stay?.seen.get(metric);
      // The 1.8M of a header says no more than the 1,854,793 of the head.
      if (!known || !isCoarser(known, count)) stay?.seen.set(metric, count);
    }
    if (isPrivate) showUnkept('private');
    else await reportLook(news);
  }

  function showUnkept(reason: UnkeptReason): void {
    if (!stay) return;
    const counts = [...stay.seen].map(([metric, count]) => ({ metric, count }));
    stay.overlay.show({ kind: 'unkept', page: stay.page, reason, counts });
  }

  async function reportLook(news: News): Promise<void> {
    const { version } = browser.runtime.getManifest();
    const answer = await ask('report', { ...news, version });
    if (answer) showAnswer(answer);
  }

  /** Asks the background, or gives nothing: an orphan's question fails, that is how it learns it is one. */
  async function ask<Name extends BackgroundRequestName>(
    name: Name,
    body: BackgroundBody<Name>,
  ): Promise<BackgroundAnswers[Name] | undefined> {
    try {
      return await askBackground(name, body);
    } catch {
      // What the background refused it has counted and logged itself; the page's console is not ours.
      lifetime.isAlive();
      return undefined;
    }
  }

  const showAnswer = (answer: PageAnswer): void => {
    if (answer.kind === 'known-page') showView(answer.view);
    if (answer.kind === 'no-history') showUnkept('no_history');
  };

  function showView(view: PageView): void {
    if (stay && samePage(stay.page, view.page)) stay.overlay.show({ kind: 'page', view });
  }

  function lookAgain(): void {
    if (!lifetime.isAlive()) return;
    stay?.overlay.giveWay();
    const counter = counterNow();
    if (stay && counter !== undefined && counter === drawn) return;
    if (counter === undefined && looksLeft-- <= 0) return;
    void lookAtDocument();
  }

  function moved(): void {
    looksLeft = LOOKS_FOR_A_COUNTER;
    isUnread = false;
    void lookAtDocument();
  }

  /** What the document shows is as old as it was, but the tab shows this Page again, and the figures are newer. */
  function returned(): void {
    if (stay && !isPrivate && lifetime.isAlive()) void showKnown(stay.page, undefined);
  }

  const isOn = (keys: readonly PageId[]): boolean => stay !== undefined && shareKey(keysOf(stay.page), keys);

  function listenToBackground(): void {
    serveTab(
      {
        obstacleHere: async () => {
          await learnWords();
          const look = readPage(document, document.location.href);
          return look.kind === 'obstacle' ? { kind: look.obstacle.kind } : {};
        },
        explain: async ({ keys }) => ({ lines: isOn(keys) ? explainPage(document) : [] }),
        async readAgain({ keys, address, metric }) {
          const read = isOn(keys) ? await askAnew(onThisHost(address), metric, signal) : noLongerHere();
          const { version } = browser.runtime.getManifest();
          return { ...read, version };
        },
      },
      signal,
    );
    onNotice('pageChanged', ({ view }) => lifetime.isAlive() && showView(view), signal);
    onNotice('pageRemoved', ({ pageId }) => isOn([pageId]) && stay?.overlay.show(undefined), signal);
  }

  if (!isPrivate) {
    listenToBackground();
    // Asked, the background wakes, and plans by the clock as it is now.
    whenClocksPart(returned, signal);
  }
  watchDocument(document, { onMoved: moved, onChanged: lookAgain, onReturned: returned }, signal);
  void lookAtDocument();
}

/** This tab shows another Page now: nothing was asked. */
const noLongerHere = () => ({ end: 'elsewhere-now', text: '', atMs: nowMs(), status: 0, bytes: 0 }) as const;

/** The Page's address on the host of this tab, so that the request stays on its origin. */
function onThisHost(address: string): string {
  const { pathname, search } = new URL(address);
  return new URL(pathname + search, location.origin).href;
}
