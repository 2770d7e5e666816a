/** A volunteer's browser in a pool, by the name the organiser gave it. */
export type ObserverId = string & { readonly __brand: 'ObserverId' };

/** How an organiser may name an observer: it becomes a label of the engine and a word in the views. */
export const OBSERVER_NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Names a string as an observer, where it has the form of one. */
export const findObserverId = (text: string): ObserverId | undefined =>
  OBSERVER_NAME.test(text) ? (text as ObserverId) : undefined;
