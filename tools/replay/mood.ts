// How the whole site answers people without an account, as FACEBOOK.md tells of the real one. An obstruction
// (`obstruction.ts`) is one Page's; a mood is everybody's, and may change while a test runs.
import type { PluginStyle } from './documents/plugin-document.ts';
import type { Route } from './documents/route.ts';
import { SEEN_LIMITS, Throttle, type ThrottleLimits } from './throttle.ts';

export const MOODS = [
  /** Every host and every route answers. */
  'open',
  /** www sends on to web, and web now and then back, as seen from Morocco. */
  'redirecting',
  /** An address that is asked too often is walled until it is left alone; the others answer. */
  'throttled',
  /** The Page's own address is walled; its about, photos and videos answer. */
  'walled',
  /** Only the Page Plugin answers. */
  'plugin-only',
  /** The Page's own address tells with HTTP 200 that it was blocked; its about, photos and videos answer. */
  'blocked',
  /** Nothing answers but the wall. */
  'closed',
] as const;

export type Mood = (typeof MOODS)[number];

/** What may be set about a mood. */
export interface MoodDetails {
  readonly throttle: ThrottleLimits;
  readonly plugin: PluginStyle;
}

/** A request as a mood sees it. */
export interface Asked {
  readonly host: string;
  readonly address: URL;
  /** Which document of the Page, or its plugin. */
  readonly what: Route | 'plugin';
  /** Whether a person opens it: a person is signed in, and met by redirects alone. */
  readonly isNavigation: boolean;
  readonly atMs: number;
}

/** What a mood has the site answer. */
export type Verdict =
  | { readonly kind: 'answer' }
  | { readonly kind: 'wall' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'elsewhere'; readonly address: string };

const ANSWER: Verdict = { kind: 'answer' };
const WALL: Verdict = { kind: 'wall' };

/** Every so many requests web sends one back to www. */
const BACK_EVERY = 4;

/** The mood of a replay, and what it remembers of those who asked. */
export class MoodOfTheSite {
  private mood: Mood = 'open';
  private throttle = new Throttle(SEEN_LIMITS);
  private askedOfWeb = 0;
  plugin: PluginStyle = { shape: 'old', isRounded: false };

  set(mood: Mood, { throttle = SEEN_LIMITS, plugin = this.plugin }: Partial<MoodDetails> = {}): void {
    this.mood = mood;
    this.throttle = new Throttle(throttle);
    this.askedOfWeb = 0;
    this.plugin = plugin;
  }

  judge(asked: Asked): Verdict {
    if (this.mood === 'redirecting') return this.redirect(asked);
    if (asked.isNavigation) return ANSWER;
    switch (this.mood) {
      case 'open':
        return ANSWER;
      case 'throttled':
        return this.throttle.isWalled(addressOf(asked), asked.atMs) ? WALL : ANSWER;
      case 'walled':
        return asked.what === 'page' ? WALL : ANSWER;
      case 'plugin-only':
        return asked.what === 'plugin' ? ANSWER : WALL;
      case 'blocked':
        return asked.what === 'page' ? { kind: 'blocked' } : ANSWER;
      case 'closed':
        return WALL;
    }
  }

  /** Who carries the mark of a redirect is not sent on again. */
  private redirect({ host, address }: Asked): Verdict {
    if (address.searchParams.has('_rdr')) return ANSWER;
    if (host === 'www.facebook.com') return sentTo('web.facebook.com', address);
    if (host !== 'web.facebook.com') return ANSWER;
    this.askedOfWeb += 1;
    return this.askedOfWeb % BACK_EVERY === 0 ? sentTo('www.facebook.com', address) : ANSWER;
  }
}

/** One URL, however it is written: vanities have no case, and no slash at their end. */
const addressOf = ({ host, address }: Asked): string =>
  (host + address.pathname.replace(/\/$/, '') + address.search).toLowerCase();

function sentTo(host: string, address: URL): Verdict {
  const mark = `${address.search ? `${address.search}&` : '?'}_rdc=1&_rdr`;
  return { kind: 'elsewhere', address: `https://${host}${address.pathname}${mark}` };
}
