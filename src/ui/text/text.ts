import { LANGUAGES, type Language } from '../../settings/language.ts';
import { type Format, makeFormat } from './format.ts';
import { type Direction, directionOf } from './language.ts';
import type { CountedKey, MessageKey } from './message-key.ts';
import { fillMessage, type Phrase, type PhraseValue, plainText } from './phrase.ts';

type Values = Readonly<Record<string, PhraseValue>>;

/** Everything a view says, in one language. */
export interface Text {
  readonly language: Language;
  readonly direction: Direction;
  readonly format: Format;
  /** The sentence of a key, for views. */
  say(key: MessageKey, values?: Values): Phrase;
  /**
   * The sentence in the form that fits a number.
   * @param values may hold a phrase `n` to show in place of the plain whole number.
   */
  sayCounted(key: CountedKey, count: number, values?: Values, decimals?: number): Phrase;
  /** A sentence as plain text: labels, tooltips, notifications. */
  plain(phrase: Phrase): string;
}

/** Gives the message of a key as it stands in `_locales`, '' where there is none. */
export type Lookup = (key: string) => string;

/** @param language that of the messages `lookup` gives. */
export function makeText(language: Language, lookup: Lookup): Text {
  const direction = directionOf(language);
  const format = makeFormat(language);
  return {
    language,
    direction,
    format,
    say: (key, values = {}) => fillMessage(lookup(key), values),
    sayCounted(key, count, values = {}, decimals = 0) {
      const fitting = lookup(`${key}_${format.plural(count, decimals)}`);
      // A form that spells the number out ("two likes") cannot say 2.0.
      const form = decimals > 0 && !fitting.includes('{n}') ? lookup(`${key}_other`) : fitting;
      return fillMessage(form, { n: format.decimal(count, decimals), ...values });
    },
    plain: (phrase) => plainText(phrase, direction),
  };
}

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/**
 * The text in the language the browser itself chose among ours.
 * @param getMessage the browser's `i18n.getMessage`.
 */
export function browserText(getMessage: Lookup): Text {
  const language = getMessage('languageCode');
  return makeText(isLanguage(language) ? language : 'en', getMessage);
}
