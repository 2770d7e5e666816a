import type { NumberStyle, SiteUnits, StatedStyle } from '../../core/count/number-style.ts';
import { numberStyle } from '../../core/count/number-style.ts';

/**
 * Where Facebook is known, or quoted, to write another word than `Intl` has. Sources: public scrapers of
 * Vietnamese, Danish and Chinese pages; the others stand in older versions of CLDR, from which Facebook's tables
 * stem.
 */
const FACEBOOK_UNITS: SiteUnits = {
  ar: { ألفًا: 3, مليونًا: 6 },
  bn: { K: 3, M: 6, লা: 5 },
  // A thousand, although an M is a million.
  ca: { m: 3 },
  da: { 'tus.': 3 },
  de: { 'Tsd.': 3, Tsd: 3 },
  el: { 'εκατ.': 6 },
  es: { 'mill.': 6, mill: 6 },
  hi: { K: 3, M: 6, 'ह॰': 3 },
  vi: { ngàn: 3 },
  zh: { 萬: 4, 億: 8, 万: 4, 亿: 8 },
};

/**
 * How a document of the site writes numbers.
 * @param language as in `html[lang]`.
 */
export const writtenStyle = (language: string, stated: StatedStyle = {}): NumberStyle =>
  numberStyle(language, stated, FACEBOOK_UNITS);
