import type { LocaleWords } from './locale-words.ts';
import { NUMBER_WORDS } from './number-words.ts';

/** How a line of the table writes a hard space, and a power that depends on the language. */
const HARD_SPACE = '~';
const SEVERAL = '?';

const powerOf = (text: string): number | undefined => (text === SEVERAL ? undefined : Number(text));

let table = `\n${NUMBER_WORDS}`;
let everywhere: ReadonlyMap<string, number | undefined> | undefined;

const lineOf = (name: string): string[] | undefined => {
  const at = table.indexOf(`\n${name}|`);
  if (at < 0) return undefined;
  const end = table.indexOf('\n', at + 1);
  return table
    .slice(at + 1, end < 0 ? undefined : end)
    .replaceAll(HARD_SPACE, '\u00a0')
    .split('|');
};

const wordsOf = (column: string | undefined): Map<string, number | undefined> =>
  new Map(
    (column ?? '')
      .split(';')
      .filter(Boolean)
      .map((entry) => {
        const [word = '', power = ''] = entry.split('=');
        return [word, powerOf(power)];
      }),
  );

/** Enters a table in the form of `NUMBER_WORDS`, where the build has left it out. */
export function learnNumberWords(words: string): void {
  table = `\n${words}`;
  everywhere = undefined;
}

/** What a language that a browser lacks writes numbers with; nothing for the others. */
export function lackedWords(language: string): LocaleWords | undefined {
  const [, decimal = '', group = '', after, before] = lineOf(language) ?? [];
  return decimal ? { decimal, group, after: wordsOf(after), before: wordsOf(before) } : undefined;
}

/** The units of all languages: the power of ten where they agree on it, `undefined` where they do not. */
export function unitsOfAllLanguages(): ReadonlyMap<string, number | undefined> {
  everywhere ??= wordsOf(lineOf('*')?.[1]);
  return everywhere;
}

/** Whether a word multiplies in some language, as written or in lower case, with a dot or without. */
export const isUnitSomewhere = (word: string): boolean => {
  const units = unitsOfAllLanguages();
  return [word, `${word}.`, word.replace(/\.$/, '')].some(
    (each) => units.has(each) || units.has(each.toLowerCase()) || units.has(each.toUpperCase()),
  );
};

/** Whether the table has been learned; without it nobody can say what is no unit. */
export const knowsAllUnits = (): boolean => table.length > 1;
