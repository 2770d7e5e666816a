import { lackedWords, unitsOfAllLanguages } from './known-words.ts';
import { fileWord, type LocaleWords, localeWords } from './locale-words.ts';

/** A word or sign that multiplies: `K`, `Mio.`, `mil`, `万`. */
export interface NumberUnit {
  readonly word: string;
  /** It multiplies by 10 to this power; `undefined` where that depends on what nobody knows. */
  readonly exponent: number | undefined;
}

/** How one language writes numbers. */
export interface NumberStyle {
  /** The decimal separator, or '' where the language's regions differ. */
  readonly decimal: string;
  /** The group separator, or '' where the language's regions differ. */
  readonly group: string;
  /** Units that stand after the number, the longest word first. */
  readonly units: readonly NumberUnit[];
  /** Units that stand before it (Swahili `elfu 12`), the longest word first. */
  readonly unitsBefore: readonly NumberUnit[];
}

/** What a document says about its own numbers. */
export interface StatedStyle {
  readonly decimal?: string;
  readonly group?: string;
  readonly units?: readonly NumberUnit[];
  /** The locale it is written in, as a code with an underscore: `tr_TR`. */
  readonly locale?: string;
}

/**
 * `html[lang]` names no region, while the site offers several of these languages'. Where the regions
 * contradict each other the style says nothing.
 */
const REGIONS: Record<string, readonly string[]> = {
  en: ['en', 'en-GB', 'en-IN'],
  es: ['es', 'es-419', 'es-MX'],
  fr: ['fr', 'fr-CA'],
  pt: ['pt', 'pt-PT'],
  zh: ['zh-Hans', 'zh-Hant'],
};

/** Units by language that a site writes and `Intl` does not have: the word, and its power of ten. */
export type SiteUnits = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** In every language whose `Intl` data has these they mean this; the languages that differ list them. */
const COMMON_UNITS: readonly (readonly [string, number])[] = [
  ['K', 3],
  ['k', 3],
  ['M', 6],
];

/** As written and, where no other unit of the language is lost by it, in lower case and without a dot. */
function toUnits(words: ReadonlyMap<string, number | undefined>): NumberUnit[] {
  const all = new Map(words);
  for (const [word, exponent] of words) {
    for (const variant of [
      word.replace(/\.$/, ''),
      word.toLowerCase(),
      word.toLowerCase().replace(/\.$/, ''),
    ]) {
      if (!words.has(variant) && variant !== word) fileWord(all, variant, exponent);
    }
  }
  return longestFirst([...all].flatMap(([word, exponent]) => (word === '' ? [] : [{ word, exponent }])));
}

const longestFirst = (units: readonly NumberUnit[]): NumberUnit[] =>
  units.toSorted((a, b) => b.word.length - a.word.length);

/** What all agree on, or ''. */
const agreed = (texts: readonly string[]): string =>
  texts.every((text) => text === texts[0]) ? (texts[0] ?? '') : '';

/** The words of a language and, where it is named alone, of its regions. */
function wordsOfLanguage(language: string): LocaleWords[] {
  const [base = '', script] = language.split('-');
  // Of what a browser lacks, the build's table is asked in every browser, so that all read alike.
  const lacked = lackedWords(language) ?? (script?.length === 4 ? undefined : lackedWords(base));
  if (lacked) return [lacked];
  const wanted = language === base ? (REGIONS[base] ?? [language]) : [language];
  // An unknown language must not fall back to the runtime's own.
  return language === '' ? [] : Intl.NumberFormat.supportedLocalesOf(wanted).map(localeWords);
}

function makeStyle(language: string, siteUnits: SiteUnits): NumberStyle {
  const all = wordsOfLanguage(language);
  const after = new Map<string, number | undefined>();
  const before = new Map<string, number | undefined>();
  for (const words of all) {
    for (const [word, exponent] of words.after) fileWord(after, word, exponent);
    for (const [word, exponent] of words.before) fileWord(before, word, exponent);
  }
  for (const [word, exponent] of Object.entries(siteUnits[language.split('-')[0] ?? ''] ?? {}))
    fileWord(after, word, exponent);
  // A word the language uses for something else (Indonesian `M`, a milliard) is uncertain, not replaced.
  for (const [word, exponent] of COMMON_UNITS) fileWord(after, word, exponent);
  return {
    decimal: agreed(all.map((words) => words.decimal)),
    group: agreed(all.map((words) => words.group)),
    units: toUnits(after),
    unitsBefore: toUnits(before),
  };
}

/** What several languages write alike; a unit that is another power in one of them is uncertain. */
function mergeStyles(styles: readonly NumberStyle[]): NumberStyle {
  const merge = (key: 'units' | 'unitsBefore'): NumberUnit[] => {
    const words = new Map<string, number | undefined>();
    for (const style of styles) for (const { word, exponent } of style[key]) fileWord(words, word, exponent);
    return longestFirst([...words].map(([word, exponent]) => ({ word, exponent })));
  };
  return {
    decimal: agreed(styles.map(({ decimal }) => decimal)),
    group: agreed(styles.map(({ group }) => group)),
    units: merge('units'),
    unitsBefore: merge('unitsBefore'),
  };
}

/** Nobody knows which language: what means the same in all that have it, with or without its dot. */
function styleOfAnyLanguage(siteUnits: SiteUnits): NumberStyle {
  const words = new Map<string, number | undefined>();
  const all = [
    ...unitsOfAllLanguages(),
    ...Object.values(siteUnits).flatMap(Object.entries),
    ...COMMON_UNITS,
  ];
  for (const [word, exponent] of all as readonly (readonly [string, number | undefined])[]) {
    fileWord(words, word, exponent);
    if (word.endsWith('.')) fileWord(words, word.slice(0, -1), exponent);
  }
  return { decimal: '', group: '', units: toUnits(words), unitsBefore: [] };
}

const stylesOf = new WeakMap<SiteUnits, Map<string, NumberStyle>>();
const NO_UNITS: SiteUnits = {};

/** Whether anything is known of how a language writes numbers. */
export const isKnownLanguage = (language: string): boolean =>
  language !== '' && wordsOfLanguage(canonical(language)).length > 0;

/** The language of any document nobody knows the language of. */
export const ANY_LANGUAGE = 'mul';

/** `fr`, `pt_BR`, `zh-Hant` as `Intl` names them; '' for what is none. */
const canonical = (language: string): string => {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
};

function styleOf(language: string, siteUnits: SiteUnits): NumberStyle {
  const key = canonical(language);
  const styles = stylesOf.get(siteUnits) ?? new Map<string, NumberStyle>();
  stylesOf.set(siteUnits, styles);
  let style = styles.get(key);
  if (!style) {
    style = key === ANY_LANGUAGE ? styleOfAnyLanguage(siteUnits) : makeStyle(key, siteUnits);
    // Until the table of units is there, what was made without it is not kept.
    if (styles.size < 200 && unitsOfAllLanguages().size > 0) styles.set(key, style);
  }
  return style;
}

/**
 * The number style of a document's language, from `Intl` and, for what a browser lacks, from the build's table.
 * @param languages that may have written the numbers, as in `html[lang]` or a locale code with an underscore (`fr`,
 * `pt_BR`, `zh-Hant`), or `ANY_LANGUAGE`; '' and languages nobody knows give the style in which only what all
 * languages share is understood.
 * @param siteUnits what the site writes besides.
 */
export function numberStyle(
  languages: string | readonly string[],
  stated: StatedStyle = {},
  siteUnits: SiteUnits = NO_UNITS,
): NumberStyle {
  const all = [languages].flat().map((language) => styleOf(language, siteUnits));
  const [only, ...more] = all;
  const style = only && more.length === 0 ? only : mergeStyles(all);
  if (stated.decimal === undefined && stated.group === undefined && !stated.units?.length) return style;
  const statedWords = new Set(stated.units?.map((unit) => unit.word));
  return {
    ...style,
    decimal: stated.decimal ?? style.decimal,
    group: stated.group?.replace(/[\u2007\u2009\u202f]/g, '\u00a0') ?? style.group,
    units: longestFirst([
      ...(stated.units ?? []),
      ...style.units.filter((unit) => !statedWords.has(unit.word)),
    ]),
  };
}
