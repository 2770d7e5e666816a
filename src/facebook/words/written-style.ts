import type { NumberStyle, SiteUnits, StatedStyle } from '../../core/count/number-style.ts';
import { ANY_LANGUAGE, isKnownLanguage, numberStyle } from '../../core/count/number-style.ts';

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

const baseOf = (language: string): string => language.split(/[-_]/)[0]?.toLowerCase() ?? '';

/**
 * How a document of the site writes numbers. What it states of its own numbers goes first, then the locale the site
 * says it wrote it in, then `html[lang]`, which a browser that translates a page puts its own language in: then what
 * is another power in one of the languages that may have written it is unknown.
 * @param language as in `html[lang]`.
 * @param isTranslated whether a browser put other words in the place of the site's.
 */
export function writtenStyle(language: string, stated: StatedStyle = {}, isTranslated = false): NumberStyle {
  const site = baseOf(stated.locale ?? '');
  if (!isKnownLanguage(site)) {
    return numberStyle(isTranslated ? ANY_LANGUAGE : language, stated, FACEBOOK_UNITS);
  }
  const languages = [site, baseOf(language)].filter((each) => each !== '');
  return numberStyle([...new Set(languages)], stated, FACEBOOK_UNITS);
}
