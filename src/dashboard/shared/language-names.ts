import type { Language } from '../../settings/language.ts';

/** Each language in its own words, as people look for it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  ar: 'العربية',
};
