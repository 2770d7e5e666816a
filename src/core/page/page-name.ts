import { withPlainSigns } from '../count/plain-text.ts';

/** No Page has a longer one: Facebook allows 75 letters. */
const LONGEST = 100;

/**
 * A Page's name as it is kept and shown: without what cannot be seen or turns the direction of text, and no longer than
 * a name is. Empty where nothing is left.
 */
export function pageName(text: string): string {
  const letters = Array.from(withPlainSigns(text));
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
}
