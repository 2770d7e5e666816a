/** What one locale writes numbers with. */
export interface LocaleWords {
  readonly decimal: string;
  readonly group: string;
  /** Units after the number, with the power of ten each stands for; `undefined` where it stands for several. */
  readonly after: Map<string, number | undefined>;
  /** Units before it (Swahili `elfu 12`). */
  readonly before: Map<string, number | undefined>;
}

/** Below a thousand nothing is abbreviated, and no Page has a hundred billion likes. */
const EXPONENTS = [3, 4, 5, 6, 7, 8, 9, 10];
/** One of each plural class of CLDR, and fractions, which some languages inflect for. */
const MANTISSAS = [1, 2, 3, 5, 11, 21, 1.2];

/** Files `word` under its exponent, or as ambiguous (`undefined`) when it already has another. */
export const fileWord = (
  words: Map<string, number | undefined>,
  word: string,
  exponent: number | undefined,
): void => {
  words.set(word, words.has(word) && words.get(word) !== exponent ? undefined : exponent);
};

function collectWords(locale: string, display: 'short' | 'long', into: LocaleWords): void {
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
      fileWord(isBefore ? into.before : into.after, text('compact').join(' '), Math.round(power));
    }
  }
}

/** What was asked before: a locale's words take `Intl` tens of milliseconds. */
const asked = new Map<string, LocaleWords>();

/** Everything that was asked in this context, or learned, by its locale. */
export const askedWords = (): ReadonlyMap<string, LocaleWords> => asked;

/** Enters what another context of the same browser asked. */
export function learnWords(locale: string, words: LocaleWords): void {
  asked.set(locale, words);
}

/** What `Intl` knows of a locale, which it must support. */
export function localeWords(locale: string): LocaleWords {
  const words = asked.get(locale) ?? askIntl(locale);
  asked.set(locale, words);
  return words;
}

function askIntl(locale: string): LocaleWords {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const of = (type: string) =>
    (parts.find((part) => part.type === type)?.value ?? '').replace(/[\u2007\u2009\u202f]/g, '\u00a0');
  const words = { decimal: of('decimal'), group: of('group'), after: new Map(), before: new Map() };
  collectWords(locale, 'short', words);
  collectWords(locale, 'long', words);
  return words;
}
