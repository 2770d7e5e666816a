/** How the history is doing. Anything but `well` is said to the person. */
export type StorageState =
  | { readonly kind: 'well' }
  /** The browser gives no more room, even after thinning: new readings are held in memory. */
  | { readonly kind: 'full'; readonly held: number }
  /** The history could not be opened; it is kept as it is, and a new one was begun beside it. */
  | { readonly kind: 'begun-anew'; readonly reason: string }
  /** Another window of an older version keeps the history from being brought up to date. */
  | { readonly kind: 'blocked' };
