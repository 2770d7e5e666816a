import type { NumberUnit, StatedStyle } from '../../core/count/number-style.ts';
import { member } from '../../core/member.ts';
import { spend } from '../scan/budget.ts';
import { afterValue, parseJson } from '../scan/scan-json.ts';

/** Powers of ten that Facebook's compact patterns are asked for. */
const EXPONENTS = [3, 4, 5, 6, 7, 8, 9, 10];

/** Longest of the two definitions looked at, in characters; seen are 300 and 9,000. */
const LONGEST = 20_000;

/** `["IntlCurrentLocale",[],{"code":"ar_AR"},5954]`, www 2023 to 2026: the language the document was written in. */
const LOCALE_CLUE = '"IntlCurrentLocale"';
const LOCALE = /^"IntlCurrentLocale",\s*\[\],\s*\{\s*"?code"?\s*:\s*"([a-z]{2,3}_[A-Z]{2})"/;

const localeAt = (text: string, at: number): StatedStyle => {
  const locale = LOCALE.exec(text.slice(at, at + 100))?.[1];
  return locale ? { locale } : {};
};

/** The JSON object that follows `"NAME",[],` at `at` in a script's module definitions. */
const definition = (text: string, at: number): string | undefined => {
  const before = /^"\w+",\s*\[\],\s*(?=\{)/.exec(text.slice(at, at + 100))?.[0];
  if (before === undefined) return undefined;
  const end = afterValue(text, at + before.length, LONGEST);
  return end < 0 ? undefined : text.slice(at + before.length, end);
};

/** `{"3": {"4": {"min_integer_digits": 1, "positive_suffix_pattern": "K"}}}`: a K means 10^3. */
function unitsOf(patterns: unknown): NumberUnit[] {
  const units = new Map<string, number>();
  for (const exponent of EXPONENTS) {
    const forms = member(patterns, String(exponent));
    if (typeof forms !== 'object' || forms === null) continue;
    for (const form of Object.values(forms).slice(0, 8)) {
      const suffix = member(form, 'positive_suffix_pattern');
      const digits = member(form, 'min_integer_digits');
      const prefix = member(form, 'positive_prefix_pattern');
      if (typeof suffix !== 'string' || typeof digits !== 'number' || prefix !== '') continue;
      const word = suffix.replace(/[\u200e\u200f]/g, '').trim();
      const power = exponent - digits + 1;
      if (/^\p{L}/u.test(word) && word.length <= 20 && Number.isInteger(power) && power >= 3 && power <= 12) {
        units.set(word, units.has(word) && units.get(word) !== power ? Number.NaN : power);
      }
    }
  }
  return [...units].filter(([, power]) => power > 0).map(([word, exponent]) => ({ word, exponent }));
}

/**
 * Reads how a document says that it writes numbers. Both definitions stand in documents of www from 2014 to
 * July 2026, on m. until 2021 with unquoted keys: `["NumberFormatConfig",[],{"decimalSeparator":".",
 * "numberDelimiter":",",…},54]` and `["IntlCompactDecimalNumberFormatConfig",[],{"short_patterns":{…}},…]`.
 */
export function gatherStatedStyle(text: string, at: number, known: StatedStyle): StatedStyle {
  if (text.startsWith(LOCALE_CLUE, at)) return known.locale ? known : { ...known, ...localeAt(text, at) };
  const isCompact = text.startsWith('"Intl', at);
  if (isCompact ? known.units : known.decimal) return known;
  const source = definition(text, at);
  if (source === undefined) return known;
  if (isCompact) return { ...known, units: unitsOf(member(parseJson(source), 'short_patterns')) };
  spend(2 * source.length);
  const read = (key: string) =>
    parseJson(new RegExp(`\\b${key}"?:\\s*("(?:[^"\\\\]|\\\\.){1,12}")`).exec(source)?.[1]);
  const decimal = read('decimalSeparator');
  const group = read('numberDelimiter');
  const isSound = typeof decimal === 'string' && typeof group === 'string' && decimal !== group;
  return isSound ? { ...known, decimal, group } : known;
}
