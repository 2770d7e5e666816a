// A tab of jsdom that is followed, with a browser made by hand. A file that imports this runs in jsdom at Facebook.
import { beforeEach, vi } from 'vitest';
import { followPage } from '../../src/content/follow-page.ts';
import type { OverlayContent } from '../../src/content/overlay/overlay-content.ts';
import { startLifetime } from '../../src/platform/lifetime.ts';

export const ANSWERED_MS = Date.UTC(2026, 10, 24, 10, 0, 0);
export const NOW_MS = ANSWERED_MS + 300_000;

interface Asked {
  readonly name: string;
  readonly body: { readonly atMs: number; readonly look: unknown };
}

const seen = vi.hoisted(() => ({
  asked: [] as unknown[],
  wordsAsked: 0,
  holdsWords: false,
  giveWords: () => {},
  hasNoWords: false,
  labels: '',
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
          if (seen.hasNoWords) throw new Error('The message port closed before a response was received.');
          if (seen.holdsWords) {
            const others = seen.giveWords;
            await new Promise<void>((resolve) => {
              seen.giveWords = () => {
                others();
                resolve();
              };
            });
          }
          return {
            ok: true,
            value: { labels: seen.labels, numbers: '*|K=3', titles: '' },
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

export let ended: AbortController;

export const asked = (): Asked[] => seen.asked as Asked[];

/** A Page as Facebook serves it: exact likes in the head, abbreviated followers drawn in the header. */
export function open(vanity: string, name: string, likes: string, followers: string): void {
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

export const header = (vanity: string, name: string, followers: string): string =>
  `<h1>${name}</h1><a href="https://www.facebook.com/${vanity}/followers/">${followers} followers</a>`;

/** Facebook draws the body anew and leaves the head as it was. */
export function draw(vanity: string, name: string, followers: string): void {
  const body = new DOMParser().parseFromString(header(vanity, name, followers), 'text/html').body;
  document.body.replaceChildren(...body.childNodes);
}

/** Has nothing asked, shown or heard yet in each test of a file. */
export function useTab(): void {
  beforeEach(() => {
    seen.asked.length = 0;
    seen.shown.length = 0;
    seen.removed = 0;
    seen.gaveWay = 0;
    seen.clockAgrees = true;
    seen.hasHistory = true;
    seen.wordsAsked = 0;
    seen.holdsWords = false;
    seen.hasNoWords = false;
    seen.labels = 'eo: ŝatoj; sekvantoj; parolas; ';
    seen.giveWords = () => {};
    seen.isDeaf = false;
    seen.hear.length = 0;
    ended = new AbortController();
    vi.useFakeTimers();
    return () => {
      ended.abort();
      vi.useRealTimers();
    };
  });
}

export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(2_000);
}

/** Follows until the test is over; when `ended` ends before, the script is an orphan. */
export function follow({ isPrivate = false } = {}): void {
  const { signal } = ended;
  const lifetime = startLifetime(() => !signal.aborted);
  const clock = { answeredMs: ANSWERED_MS, agrees: () => seen.clockAgrees };
  followPage(document, { lifetime, clock, isPrivate });
  signal.addEventListener('abort', () => lifetime.isAlive());
}

export { seen };
