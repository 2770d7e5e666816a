import ar from '../../../public/_locales/ar/messages.json';
import en from '../../../public/_locales/en/messages.json';
import fr from '../../../public/_locales/fr/messages.json';
import { browser } from '../../platform/browser.ts';
import type { Language } from '../../settings/language.ts';
import { languageChoice } from '../../settings/language-choice.ts';
import { browserText, makeText, type Text } from '../../ui/text/text.ts';

const ALL: Readonly<Record<Language, Readonly<Record<string, { readonly message: string }>>>> = {
  en,
  fr,
  ar,
};

/** The messages of a language, by key: a view cannot ask the browser for another language than its own. */
export const messagesOf = (language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(ALL[language]).map(([key, { message }]) => [key, message]));

/** The text in the language the person chose. */
export async function chosenText(): Promise<Text> {
  const choice = await languageChoice.get();
  if (choice === 'browser') return browserText((key) => browser.i18n.getMessage(key));
  return makeText(choice, (key) => ALL[choice][key]?.message ?? '');
}
