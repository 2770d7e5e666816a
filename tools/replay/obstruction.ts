// What can go wrong with an answer, and how a test switches it on.

export type Obstruction =
  /** Asks to sign in, at the Page's own address. */
  | { readonly kind: 'signed-out-wall' }
  /** Sends on to the address of the sign-in wall. */
  | { readonly kind: 'redirect-to-sign-in' }
  /** The error page with HTTP 400. */
  | { readonly kind: 'error-page' }
  /** Too many requests, as a page. */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'consent' }
  | { readonly kind: 'unsupported-browser' }
  | { readonly kind: 'not-available' }
  | { readonly kind: 'group' }
  | { readonly kind: 'post' }
  /** The Page's document with every counter taken out. */
  | { readonly kind: 'no-counter' }
  /** Nothing is sent before so many milliseconds have passed. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The connection breaks after so many characters of the document. */
  | { readonly kind: 'cut'; readonly afterCharacters: number }
  /** Sends on to another Page's address. */
  | { readonly kind: 'redirect'; readonly toVanity: string }
  /** Another Page's document at this Page's address. */
  | { readonly kind: 'another-page'; readonly vanity: string };

/** Which requests it meets: all, or only those that are no navigation. */
export type Scope = 'all' | 're-reads';

export interface Obstructed {
  readonly obstruction: Obstruction;
  readonly scope: Scope;
}
