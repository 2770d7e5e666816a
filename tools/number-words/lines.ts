import { fileWord, localeWords } from '../../src/core/count/locale-words.ts';
import type { BrowserKind } from '../browsers/find-browser.ts';
import { inBrowser } from './in-browser.ts';
import { column } from './line-of-language.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Languages written in a second script in which a browser lacks them too. */
const SCRIPTS = ['kk-Cyrl'];

/** Every language this Node knows, by its code. */
export function allLanguages(): string[] {
  const codes = LETTERS.flatMap((a) => LETTERS.flatMap((b) => [a + b, ...LETTERS.map((c) => a + b + c)]));
  const known = Intl.NumberFormat.supportedLocalesOf(codes).map(
    (code) => Intl.getCanonicalLocales(code)[0] ?? code,
  );
  return [...new Set([...known, ...SCRIPTS])].sort();
}

/** The units of all languages, after and before the number, in one line. */
export function unitsLine(languages: readonly string[]): string {
  const units = new Map<string, number | undefined>();
  for (const { after, before } of languages.map(localeWords))
    for (const [word, power] of [...after, ...before]) fileWord(units, word, power);
  return `*|${column(units)}`.replaceAll('\u00a0', '~');
}

/** The lines that a browser makes of its own data. */
export const linesIn = (kind: BrowserKind, languages: readonly string[]): Promise<string[]> =>
  inBrowser(
    kind,
    'tools/number-words/line-of-language.ts',
    `${JSON.stringify(languages)}.map(ours.lineOfLanguage)`,
  );
