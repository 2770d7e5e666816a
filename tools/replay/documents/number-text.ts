// Numbers as Facebook writes them, per interface language, after what was seen in public documents: English
// 2,431,718 and 2.4M; French with no-break spaces; Arabic with its own digits, U+066B and U+066C, and the
// whole number between right-to-left marks.
import type { StageLanguage } from '../stage-page.ts';

const NO_BREAK_SPACE = '\u00a0';
const RIGHT_TO_LEFT_MARK = '\u200f';

interface NumberWords {
  readonly decimal: string;
  readonly group: string;
  readonly thousand: string;
  readonly million: string;
  readonly digits: string;
  /** Whether the one decimal stays where the whole part has two digits or more. */
  readonly keepsDecimal: boolean;
}

const words: Record<StageLanguage, NumberWords> = {
  en: {
    decimal: '.',
    group: ',',
    thousand: 'K',
    million: 'M',
    digits: '0123456789',
    keepsDecimal: false,
  },
  fr: {
    decimal: ',',
    group: NO_BREAK_SPACE,
    thousand: `${NO_BREAK_SPACE}K`,
    million: `${NO_BREAK_SPACE}M`,
    digits: '0123456789',
    keepsDecimal: false,
  },
  ar: {
    decimal: '\u066b',
    group: '\u066c',
    thousand: `${NO_BREAK_SPACE}ألف`,
    million: `${NO_BREAK_SPACE}مليون`,
    digits: '٠١٢٣٤٥٦٧٨٩',
    keepsDecimal: true,
  },
};

function inScript(ascii: string, { digits }: NumberWords): string {
  return ascii.replace(/\d/g, (digit) => digits.charAt(Number(digit)));
}

const wrapped = (text: string, language: StageLanguage): string =>
  language === 'ar' ? `${RIGHT_TO_LEFT_MARK}${text}${RIGHT_TO_LEFT_MARK}` : text;

/** The whole number. */
export function fullNumber(value: number, language: StageLanguage): string {
  const word = words[language];
  const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, word.group);
  return wrapped(inScript(grouped, word), language);
}

/** The number as headers show it: truncated to two digits from a thousand on, whole below. */
export function shortNumber(value: number, language: StageLanguage): string {
  if (value < 1000) return fullNumber(value, language);
  const word = words[language];
  const unit = value < 1_000_000 ? 1000 : 1_000_000;
  const tenths = Math.floor((value * 10) / unit);
  const whole = Math.floor(tenths / 10);
  const showsDecimal = word.keepsDecimal || (whole < 10 && tenths % 10 > 0);
  const number = showsDecimal ? `${whole}${word.decimal}${tenths % 10}` : String(whole);
  return wrapped(inScript(number, word) + (unit === 1000 ? word.thousand : word.million), language);
}

/** The separators as a document states them, in the form of its `NumberFormatConfig`. */
export function numberFormatConfig(language: StageLanguage): unknown {
  const { decimal, group, digits } = words[language];
  return [
    'NumberFormatConfig',
    [],
    {
      decimalSeparator: decimal,
      numberDelimiter: group,
      minDigitsForThousandsSeparator: 4,
      standardDecimalPatternInfo: { primaryGroupSize: 3, secondaryGroupSize: 3 },
      numberingSystemData: language === 'ar' ? { digits } : null,
    },
    54,
  ];
}
