import { askBackground } from '../messaging/send.ts';
import { browser } from '../platform/browser.ts';
import { languageChoice } from '../settings/language-choice.ts';
import { browserText, makeText, type Text } from './text.ts';

/**
 * The text in the language the person chose. Only a choice that differs from the browser's own costs a
 * question to the background, which has the messages of all languages.
 */
export async function loadText(): Promise<Text> {
  const text = browserText((key) => browser.i18n.getMessage(key));
  const choice = await languageChoice.get();
  if (choice === 'browser' || choice === text.language) return text;
  const messages = await askBackground('getMessages', { language: choice });
  return makeText(choice, (key) => messages[key] ?? '');
}
