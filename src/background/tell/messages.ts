import * as v from 'valibot';
import { browser } from '../../platform/browser.ts';
import type { Language } from '../../settings/language.ts';
import { type LanguageChoice, languageChoice } from '../../settings/language-choice.ts';
import { browserText, makeText, type Text } from '../../ui/text/text.ts';

const messagesFile = v.record(v.string(), v.object({ message: v.string() }));

/**
 * The messages of a language, by key, from the file that the browser itself takes them from: it gives those of its own
 * language alone, and a worker that had all of them inside would load them at every wake.
 */
export async function messagesOf(language: Language): Promise<Record<string, string>> {
  const response = await fetch(browser.runtime.getURL(`_locales/${language}/messages.json`));
  const messages = v.parse(messagesFile, await response.json());
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

/** The text in the language the person chose. @param known which that is, where it was read already. */
export async function chosenText(known?: LanguageChoice): Promise<Text> {
  const choice = known ?? (await languageChoice.get());
  const own = browserText((key) => browser.i18n.getMessage(key));
  if (choice === 'browser' || choice === own.language) return own;
  const messages = await messagesOf(choice);
  return makeText(choice, (key) => messages[key] ?? '');
}
