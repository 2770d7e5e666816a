// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.facebook.com/" }
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followPage } from '../../src/content/follow-page.ts';
import type { OverlayContent } from '../../src/content/overlay/overlay-content.ts';
import { startLifetime } from '../../src/platform/lifetime.ts';

const ANSWERED_MS = Date.UTC(2026, 10, 24, 10, 0, 0);
const NOW_MS = ANSWERED_MS + 300_000;

interface Asked {
  readonly name: string;
  readonly body: { readonly atMs: number; readonly look: unknown };
}

const seen = vi.hoisted(() => ({
  asked: [] as unknown[],
  wordsAsked: 0,
  isDeaf: false,
  hear: [] as ((message: unknown, from: unknown) => unknown)[],
  shown: [] as unknown[],
  removed: 0,
  gaveWay: 0,
  clockAgrees: true,
  hasHistory: true,
}));

vi.mock('../../src/platform/clock.ts', () => ({
  nowMs: () => NOW_MS,
  whenClocksPart: () => undefined,
}));
vi.mock('../../src/platform/browser.ts', () => ({
  browser: {
    runtime: {
      id: 'ebb',
      getManifest: () => ({ version: '0.1.0' }),
      onMessage: {
        addListener: (listener: (message: unknown, from: unknown) => unknown) => seen.hear.push(listener),
        removeListener: () => undefined,
      },
      sendMessage: async ({ ebb: name, body }: { ebb: string; body: unknown }) => {
        if (name === 'getWords') {
          seen.wordsAsked += 1;
          return {
            ok: true,
            value: { labels: 'eo: ŝatoj; sekvantoj; parolas; ', numbers: '*|K=3', titles: '' },
          };
        }
        seen.asked.push({ name, body });
        if (seen.isDeaf) throw new Error('The message port closed before a response was received.');
        const page = { kind: seen.hasHistory ? 'unknown-page' : 'no-history' };
        return { ok: true, value: name === 'report' && seen.hasHistory ? undefined : page };
      },
    },
  },
}));
// The overlay has its own tests; here only whether it comes and goes is of interest.
vi.mock('../../src/content/overlay/mount-overlay.tsx', () => ({
  mountOverlay: () => ({
    show: (content: OverlayContent) => seen.shown.push(content),
    giveWay: () => {
      seen.gaveWay += 1;
    },
    remove: () => {
      seen.removed += 1;
    },
  }),
}));

let ended: AbortController;

const asked = (): Asked[] => seen.asked as Asked[];

/** A Page as Facebook serves it: exact likes in the head, abbreviated followers drawn in the header. */
function open(vanity: string, name: string, likes: string, followers: string): void {
  history.replaceState({}, '', `/${vanity}`);
  const address = `https://www.facebook.com/${vanity}`;
  const parsed = new DOMParser().parseFromString(
    `<html lang="en"><head><link rel="canonical" href="${address}">
    <meta property="og:url" content="${address}"><meta property="og:title" content="${name}">
    <meta name="description" content="${name}. ${likes} likes."></head><body>${header(vanity, name, followers)}</body></html>`,
    'text/html',
  );
  document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
}

const header = (vanity: string, name: string, followers: string): string =>
  `<h1>${name}</h1><a href="https://www.facebook.com/${vanity}/followers/">${followers} followers</a>`;

/** Facebook draws the body anew and leaves the head as it was. */
function draw(vanity: string, name: string, followers: string): void {
  const body = new DOMParser().parseFromString(header(vanity, name, followers), 'text/html').body;
  document.body.replaceChildren(...body.childNodes);
}

beforeEach(() => {
  seen.asked.length = 0;
  seen.shown.length = 0;
  seen.removed = 0;
  seen.gaveWay = 0;
  seen.clockAgrees = true;
  seen.hasHistory = true;
  seen.wordsAsked = 0;
  seen.isDeaf = false;
  seen.hear.length = 0;
  ended = new AbortController();
  vi.useFakeTimers();
  return () => {
    ended.abort();
    vi.useRealTimers();
  };
});

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(2_000);
}

/** Follows until the test is over; when `ended` ends before, the script is an orphan. */
function follow({ isPrivate = false } = {}): void {
  const { signal } = ended;
  const lifetime = startLifetime(() => !signal.aborted);
  const clock = { answeredMs: ANSWERED_MS, agrees: () => seen.clockAgrees };
  followPage(document, { lifetime, clock, isPrivate });
  signal.addEventListener('abort', () => lifetime.isAlive());
}

describe('a tab', () => {
  it('reports what its document said at the instant it was answered, not when it was looked at', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    expect(asked()).toMatchObject([
      {
        name: 'report',
        body: {
          atMs: ANSWERED_MS,
          clockAgrees: true,
          look: {
            page: { id: 'facebook:@inwi' },
            readings: [
              { metric: 'likes', count: { value: 1_854_793, step: 1 } },
              { metric: 'followers', count: { value: 1_800_000, step: 100_000 } },
            ],
          },
        },
      },
    ]);
  });

  it('reports only what is drawn when the counter changes later: the head is as old as the document', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()).toMatchObject([
      {
        name: 'report',
        body: {
          atMs: NOW_MS,
          look: { readings: [{ metric: 'followers', count: { value: 1_700_000, step: 100_000 } }] },
        },
      },
    ]);
    expect(JSON.stringify(asked())).not.toContain('1854793');
  });

  it('credits a number to the Page it belongs to after in-page navigation, and forgets the one before', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    history.pushState({}, '', '/meditel');
    draw('meditel', 'Méditel', '1.6M');
    await settle();
    expect(seen.removed).toBe(1);
    expect(asked()).toMatchObject([
      {
        name: 'report',
        body: {
          look: {
            page: { id: 'facebook:@meditel' },
            readings: [{ metric: 'followers', count: { value: 1_600_000 } }],
          },
        },
      },
    ]);
    expect(JSON.stringify(asked())).not.toContain('inwi');
  });

  it('lets the overlay give way when the page changes beside the counter', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    document.body.append(document.createElement('dialog'));
    await settle();
    expect(seen.gaveWay).toBe(1);
    expect(asked()).toEqual([]);
  });

  it('asks once for the words around counters, before its first look, and reads by them', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    document.documentElement.lang = 'eo';
    document.querySelector('meta[name=description]')?.setAttribute('content', 'inwi. 1,234 ŝatoj.');
    follow();
    await settle();
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()[0]?.body.look).toMatchObject({
      readings: [{ metric: 'likes', count: { value: 1234, step: 1 } }, { metric: 'followers' }],
    });
    expect(seen.wordsAsked).toBe(1);
  });

  it('wakes nobody for words where no Page is shown', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    history.replaceState({}, '', '/');
    follow();
    await settle();
    expect(seen.wordsAsked).toBe(0);
  });

  it('says so where the clocks have not agreed since its document was answered', async () => {
    seen.clockAgrees = false;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    expect(asked()).toMatchObject([{ name: 'report', body: { atMs: ANSWERED_MS, clockAgrees: false } }]);
    // What is drawn later is of the instant it is seen at.
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()[1]).toMatchObject({ name: 'report', body: { atMs: NOW_MS, clockAgrees: true } });
  });

  it('says that it shows the Page again when the person comes back to it, and reports nothing anew', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settle();
    expect(asked()).toMatchObject([{ name: 'getPage' }]);
  });

  it('in a private window shows what it sees, and tells and hears nothing', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow({ isPrivate: true });
    await settle();
    draw('inwi', 'inwi', '1.7M');
    await settle();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settle();
    expect(asked()).toEqual([]);
    expect(seen.hear).toEqual([]);
    expect(seen.shown).toMatchObject([
      {
        kind: 'unkept',
        reason: 'private',
        page: { name: 'inwi' },
        counts: [
          { metric: 'likes', count: { value: 1_854_793, step: 1 } },
          { metric: 'followers', count: { value: 1_800_000, step: 100_000 } },
        ],
      },
      {
        kind: 'unkept',
        counts: [
          { metric: 'likes', count: { value: 1_854_793, step: 1 } },
          { metric: 'followers', count: { value: 1_700_000, step: 100_000 } },
        ],
      },
    ]);
  });

  it('shows what it sees, and why nothing is kept of it, where the browser opens no database', async () => {
    seen.hasHistory = false;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    expect(seen.shown).toMatchObject([
      { kind: 'unkept', reason: 'no_history', counts: [{ metric: 'likes' }, { metric: 'followers' }] },
    ]);
  });

  it('says nothing twice while nothing changes', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    document.body.append(document.createElement('p'));
    await settle();
    expect(asked()).toHaveLength(1);
  });

  it('says nothing on the page of a background that was stopped while it was asked, and asks again', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    seen.isDeaf = true;
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.isDeaf = false;
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked().map(({ body }) => body.atMs)).toEqual([ANSWERED_MS, NOW_MS]);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('takes the figures of a Page away that was deleted', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    const tell = (pageId: string): void => {
      for (const hear of seen.hear) hear({ ebbNotice: 'pageRemoved', body: { pageId } }, { id: 'ebb' });
    };
    tell('facebook:@meditel');
    expect(seen.shown).toEqual([]);
    tell('facebook:@inwi');
    expect(seen.shown).toEqual([undefined]);
  });

  it('goes silent once it is orphaned', async () => {
    open('inwi', 'inwi', '1,854,793', '1.8M');
    follow();
    await settle();
    seen.asked.length = 0;
    ended.abort();
    draw('inwi', 'inwi', '1.7M');
    await settle();
    expect(asked()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks whether a Page is known before it shows why there is no number, and shows nothing if not', async () => {
    history.replaceState({}, '', '/some.person');
    document.body.replaceChildren();
    document.head.replaceChildren();
    follow();
    await settle();
    expect(asked().map(({ name }) => name)).not.toContain('report');
    expect(seen.shown).toEqual([]);
  });
});
