import { withPlainSigns } from '../count/plain-text.ts';

/** No Page has a longer one: Facebook allows 75 letters. */
const LONGEST = 100;

/** What nobody sees, fillers and blanks that count as letters and signs among it; the sign that colours emoji stays. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2800]|(?!\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
/** Any letter, digit or sign. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A Page's name as it is kept and shown: without what cannot be seen or turns the direction of text, and no longer than
 * a name is. Empty where nothing is left.
 */
export function pageName(text: string): string {
  const name = withPlainSigns(withPlainSigns(text).replace(UNSEEN, ''));
  if (!SEEN.test(name)) return '';
  const letters = Array.from(name);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
}
