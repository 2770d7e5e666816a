import { askBackground } from '../../messaging/send.ts';
import { browser } from '../../platform/browser.ts';
import type { Language } from '../../settings/language.ts';
import { languageChoice } from '../../settings/language-choice.ts';
import { browserText, makeText, type Text } from './text.ts';

/** The text in the browser's own language. */
export const ownText = (): Text => browserText((key) => browser.i18n.getMessage(key));

/**
 * The text in the language the person chose. Only a choice that differs from the browser's own costs a
 * question to the background, which has the messages of all languages.
 * @param own makes the text in the browser's own language, while the answer is awaited.
 */
export async function loadText(own: () => Text = ownText): Promise<Text> {
  const asked = languageChoice.get();
  const text = own();
  const choice = await asked;
  return choice === 'browser' ? text : textOf(choice);
}

/** The text in a language, whichever the person or the browser chose: for what is handed to others. */
export async function textOf(language: Language): Promise<Text> {
  const text = ownText();
  if (text.language === language) return text;
  const messages = await askBackground('getMessages', { language });
  return makeText(language, (key) => messages[key] ?? '');
}
