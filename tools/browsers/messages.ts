import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LANGUAGES, type Language } from '../../src/settings/language.ts';
import { root } from '../dependencies.mjs';

const messagesFile = v.record(v.string(), v.looseObject({ message: v.string() }));

/** A text of the interface as the extension shows it in a language. @throws Error when there is none. */
export function messageIn(language: Language, key: string): string {
  const file = join(root, 'public', '_locales', language, 'messages.json');
  const messages = v.parse(messagesFile, JSON.parse(readFileSync(file, 'utf8')));
  const found = messages[key];
  if (!found) throw new Error(`no message "${key}" in ${language}`);
  return found.message;
}

/** A text of the interface in every language: a browser may have been started in any. */
export const messageInAll = (key: string): string[] => LANGUAGES.map((language) => messageIn(language, key));
