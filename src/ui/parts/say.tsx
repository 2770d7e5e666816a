import type { Phrase } from '../text/phrase.ts';

/** A phrase in markup: numbers and names stand in `<bdi>`, everything is text. */
export function Say({ of }: { of: Phrase }) {
  return of.map((part) => (typeof part === 'string' ? part : <bdi>{part.isolated}</bdi>));
}
