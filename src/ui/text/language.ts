import type { Language } from '../../settings/language.ts';

export type Direction = 'ltr' | 'rtl';

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');

/**
 * The tag numbers and dates are formatted by. Arabic is Moroccan: digits 0-9, which is what people read
 * there, and the separators of Moroccan print (`-u-nu-latn` holds even where a browser's data differ).
 */
export const FORMAT_TAG: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  ar: 'ar-MA-u-nu-latn',
};
