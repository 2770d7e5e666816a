/** A word or sign that multiplies: `K`, `Mio.`, `mil`, `万`. */
export interface Unit {
  readonly word: string;
  /** It multiplies by 10 to this power. */
  readonly exponent: number;
}

/** How one language writes numbers. */
export interface NumberStyle {
  /** The decimal separator, or '' where the language's regions differ. */
  readonly decimal: string;
  /** The group separator, or '' where the language's regions differ. */
  readonly group: string;
  /** Units that stand after the number, the longest word first. */
  readonly units: readonly Unit[];
  /** Units that stand before it (Swahili `elfu 12`), the longest word first. */
  readonly unitsBefore: readonly Unit[];
}

/** What a document says about its own numbers. */
export interface StatedStyle {
  readonly decimal?: string;
  readonly group?: string;
  readonly units?: readonly Unit[];
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
const COMMON_UNITS: readonly Unit[] = [
  { word: 'K', exponent: 3 },
  { word: 'k', exponent: 3 },
  { word: 'M', exponent: 6 },
];

/** Below a thousand nothing is abbreviated, and no Page has a hundred billion likes. */
const EXPONENTS = [3, 4, 5, 6, 7, 8, 9, 10];
/** One of each plural class of CLDR, and fractions, which some languages inflect for. */
const MANTISSAS = [1, 2, 3, 5, 11, 21, 1.2];

interface Words {
  readonly after: Map<string, number | undefined>;
  readonly before: Map<string, number | undefined>;
}

/** Files `word` under its exponent, or as ambiguous (`undefined`) when it already has another. */
const file = (words: Map<string, number | undefined>, word: string, exponent: number): void => {
  words.set(word, words.has(word) && words.get(word) !== exponent ? undefined : exponent);
};

function collectWords(locale: string, display: 'short' | 'long', into: Words): void {
  const format = new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: display,
    numberingSystem: 'latn',
    maximumFractionDigits: 1,
    useGrouping: false,
  });
  for (const exponent of EXPONENTS) {
    for (const mantissa of MANTISSAS) {
      const parts = format.formatToParts(mantissa * 10 ** exponent);
      const first = parts.findIndex((part) => part.type === 'compact');
      if (first < 0) continue;
      const text = (type: string) => parts.filter((part) => part.type === type).map((part) => part.value);
      const shown = Number(`${text('integer').join('')}.${text('fraction').join('') || '0'}`);
      const power = Math.log10((mantissa * 10 ** exponent) / shown);
      if (!Number.isInteger(Math.round(power * 1e9) / 1e9)) continue;
      const isBefore = first < parts.findIndex((part) => part.type === 'integer');
      file(isBefore ? into.before : into.after, text('compact').join(' '), Math.round(power));
    }
  }
}

const separatorsOf = (locale: string): { decimal: string; group: string } => {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const of = (type: string) =>
    (parts.find((part) => part.type === type)?.value ?? '').replace(/[\u2007\u2009\u202f]/g, '\u00a0');
  return { decimal: of('decimal'), group: of('group') };
};

/** As written and, where no other unit of the language is lost by it, in lower case and without a dot. */
function toUnits(words: ReadonlyMap<string, number | undefined>): Unit[] {
  const all = new Map(words);
  for (const [word, exponent] of words) {
    for (const variant of [
      word.replace(/\.$/, ''),
      word.toLowerCase(),
      word.toLowerCase().replace(/\.$/, ''),
    ]) {
      if (!words.has(variant) && variant !== word) {
        all.set(variant, all.has(variant) && all.get(variant) !== exponent ? undefined : exponent);
      }
    }
  }
  const units: Unit[] = [];
  for (const [word, exponent] of all)
    if (exponent !== undefined && word !== '') units.push({ word, exponent });
  return units.sort((a, b) => b.word.length - a.word.length);
}

function makeStyle(language: string, siteUnits: SiteUnits): NumberStyle {
  const base = language.split('-')[0] ?? '';
  const wanted = language === base ? (REGIONS[base] ?? [language]) : [language];
  // An unknown language must not fall back to the runtime's own.
  const locales = language === '' ? [] : Intl.NumberFormat.supportedLocalesOf(wanted);
  const words: Words = { after: new Map(), before: new Map() };
  for (const locale of locales) {
    collectWords(locale, 'short', words);
    collectWords(locale, 'long', words);
  }
  for (const [word, exponent] of Object.entries(siteUnits[base] ?? {})) file(words.after, word, exponent);
  // A word the language uses for something else (Indonesian `M`, a milliard) is uncertain, not replaced.
  for (const { word, exponent } of COMMON_UNITS) file(words.after, word, exponent);
  const separators = locales.map(separatorsOf);
  const agreed = (key: 'decimal' | 'group') => {
    const all = new Set(separators.map((each) => each[key]));
    return all.size === 1 ? ([...all][0] ?? '') : '';
  };
  return {
    decimal: agreed('decimal'),
    group: agreed('group'),
    units: toUnits(words.after),
    unitsBefore: toUnits(words.before),
  };
}

const stylesOf = new WeakMap<SiteUnits, Map<string, NumberStyle>>();
const NO_UNITS: SiteUnits = {};

/**
 * The number style of an interface language, from `Intl`.
 * @param language as in `html[lang]` or a locale code with an underscore (`fr`, `pt_BR`, `zh-Hant`); '' and
 * languages the runtime does not know give the style in which only what all languages share is understood.
 * @param siteUnits what the site writes besides.
 */
export function numberStyle(
  language: string,
  stated: StatedStyle = {},
  siteUnits: SiteUnits = NO_UNITS,
): NumberStyle {
  let key = language.replaceAll('_', '-').toLowerCase();
  try {
    key = Intl.getCanonicalLocales(key)[0] ?? '';
  } catch {
    key = '';
  }
  const styles = stylesOf.get(siteUnits) ?? new Map<string, NumberStyle>();
  stylesOf.set(siteUnits, styles);
  let style = styles.get(key);
  if (!style) {
    style = makeStyle(key, siteUnits);
    if (styles.size < 200) styles.set(key, style);
  }
  if (stated.decimal === undefined && stated.group === undefined && !stated.units?.length) return style;
  const statedWords = new Set(stated.units?.map((unit) => unit.word));
  return {
    ...style,
    decimal: stated.decimal ?? style.decimal,
    group: stated.group?.replace(/[\u2007\u2009\u202f]/g, '\u00a0') ?? style.group,
    units: [...(stated.units ?? []), ...style.units.filter((unit) => !statedWords.has(unit.word))].sort(
      (a, b) => b.word.length - a.word.length,
    ),
  };
}
