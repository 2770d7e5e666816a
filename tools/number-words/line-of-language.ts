import { localeWords } from '../../src/core/count/locale-words.ts';

/** Units as the table has them: `word=3;word=?`. */
export const column = (words: ReadonlyMap<string, number | undefined>): string =>
  [...words].map(([word, power]) => `${word}=${power ?? '?'}`).join(';');

/** What this runtime knows of a language, as a line of the table. */
export function lineOfLanguage(language: string): string {
  const { decimal, group, after, before } = localeWords(language);
  return [language, decimal, group, column(after), column(before)].join('|').replaceAll('\u00a0', '~');
}
