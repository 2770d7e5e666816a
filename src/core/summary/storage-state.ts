/** How the history is doing. Anything but `well` is said to the person. */
export type StorageState =
  | { readonly kind: 'well' }
  /** The browser gives no more room, even after thinning what may be: measuring pauses until it does. */
  | { readonly kind: 'full'; readonly sinceMs: number }
  /** The history could not be opened; it is kept as it is, and a new one was begun beside it. */
  | { readonly kind: 'begun-anew'; readonly reason: string }
  /** The browser opens no database at all: nothing can be kept or measured. */
  | { readonly kind: 'no-history' }
  /** A page of Ebb in a private window, where the history cannot be reached. */
  | { readonly kind: 'private-window' }
  /** Another window of an older version keeps the history from being brought up to date. */
  | { readonly kind: 'blocked' };
