/** Why there is no reading. Each has a sentence for the person in `_locales`, `obstacle_<kind>`. */
export const OBSTACLE_KINDS = [
  /** Facebook asks to sign in. */
  'signed-out-wall',
  /** Facebook's own error page, or an HTTP status that says so. */
  'error-page',
  /** Facebook says this visitor may not, for now: rate limit, checkpoint, ban. */
  'blocked',
  /** A cookie or consent page stands before the document. */
  'consent',
  /** Facebook does not serve this browser. */
  'unsupported-browser',
  /** The content is gone or not shown to this visitor. */
  'not-available',
  /** A group, post, photo, event, person, search: no Page. */
  'not-a-page',
  /** It may be a Page, but whose the numbers are cannot be told. */
  'identity-not-established',
  /** The Page is known, no counter of a known kind was found. */
  'counter-not-found',
  /** Two readers saw the same counter and disagree. */
  'readers-disagree',
  /** A re-read answered with another Page's document. */
  'another-page',
  /** The site sends the request on to another address; where is not looked at. */
  'elsewhere',
  /** The answer is longer than anybody reads, without a counter. */
  'too-much',
  /** The site could not be reached. */
  'no-answer',
  /** The answer could not be unpacked. */
  'garbled',
  /** Every address of the Page is left alone for a while: each has met a wall. */
  'resting',
  /** A re-read was cut before the counters. */
  'cut',
  /** A re-read did not answer in time. */
  'slow',
  /** The browser has no network. */
  'offline',
  /** The browser gives the history no more room. */
  'disk-full',
  /** The browser withholds access to Facebook's hosts. */
  'permission-missing',
  /** No tab had shown the Page for long, and the person did not say whether to go on. */
  'unanswered',
  /** No open tab shows the Page. */
  'no-tab',
  /** The browser has put the Page's tab to sleep. */
  'tab-asleep',
  /** The Page's tab runs no content script of this version: it was open before an update. */
  'reload-needed',
] as const;

export type ObstacleKind = (typeof OBSTACLE_KINDS)[number];

/** Longest detail, in characters. */
export const LONGEST_DETAIL = 500;

export interface Obstacle {
  readonly kind: ObstacleKind;
  /** For diagnostics, in English, nothing personal: what was seen that says so; at most `LONGEST_DETAIL`. */
  readonly detail: string;
}
