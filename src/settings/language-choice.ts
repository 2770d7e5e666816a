import { LANGUAGES, type Language } from './language.ts';
import { storedItem } from './stored-item.ts';

/** A language of Ebb's own, or whichever the browser has. */
export type LanguageChoice = Language | 'browser';

export const languageChoice = storedItem<LanguageChoice>(
  'language',
  (stored) => (['browser', ...LANGUAGES] as const).find((choice) => choice === stored),
  'browser',
);
