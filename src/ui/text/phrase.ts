import type { Direction } from './language.ts';

/** A value inside a sentence (a number, a name), kept from mixing with the text around it: `<bdi>` in markup. */
export interface Isolated {
  readonly isolated: string;
}

/** A sentence as views draw it. */
export type Phrase = readonly (string | Isolated)[];

/** What may be put into a message: text and numbers are isolated, a phrase keeps its own parts. */
export type PhraseValue = string | Phrase;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A text without the marks that turn the direction of what follows it: a Page's name that holds one would turn the
 * figures of a copied sentence round.
 */
export const withoutTurns = (text: string): string =>
  text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

/**
 * A phrase as plain text: tooltips, notifications, copied sentences. Values are wrapped in Unicode isolates
 * where the two directions could mix, and nowhere else.
 */
export function plainText(phrase: Phrase, direction: Direction): string {
  const isolate = (value: string): string => {
    const text = withoutTurns(value);
    return direction === 'rtl' || RIGHT_TO_LEFT.test(text)
      ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`
      : text;
  };
  return phrase.map((part) => (typeof part === 'string' ? part : isolate(part.isolated))).join('');
}

/**
 * Fills the `{name}` places of a message.
 * @param message as it stands in `_locales`.
 * @returns the phrase; a place without a value stays as it is written, which the tests of the views refuse.
 */
export function fillMessage(message: string, values: Readonly<Record<string, PhraseValue>>): Phrase {
  return message.split(/(\{\w+\})/).flatMap((part) => {
    const value = part.startsWith('{') ? values[part.slice(1, -1)] : undefined;
    if (value === undefined) return part === '' ? [] : [part];
    return typeof value === 'string' ? [{ isolated: value }] : value;
  });
}

/** The phrase with a capital at its start, where it starts with a letter that has one. */
export function capitalised(phrase: Phrase, language: string): Phrase {
  const [first, ...rest] = phrase;
  if (typeof first !== 'string') return phrase;
  const [letter = '', ...letters] = first;
  return [letter.toLocaleUpperCase(language) + letters.join(''), ...rest];
}
