import { readFileSync } from 'node:fs';
import type { Language } from '../../src/settings/language.ts';
import { makeText, type Text } from '../../src/ui/text/text.ts';

type Messages = Readonly<Record<string, { readonly message: string }>>;

/** A language's messages as they are shipped. */
export const readMessages = (language: Language): Messages =>
  JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8')) as Messages;

/** The text of a language, from the shipped messages. */
export function localeText(language: Language): Text {
  const messages = readMessages(language);
  return makeText(language, (key) => messages[key]?.message ?? '');
}

/** Without the marks that only keep directions apart, and with plain spaces: for expectations one can read. */
export const readable = (text: string): string =>
  text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '').replace(/[\u00a0\u202f]/g, ' ');
