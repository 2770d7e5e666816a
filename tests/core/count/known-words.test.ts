import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  isUnitSomewhere,
  knowsAllUnits,
  lackedWords,
  learnNumberWords,
  unitsOfAllLanguages,
} from '../../../src/core/count/known-words.ts';
import { numberStyle } from '../../../src/core/count/number-style.ts';
import { NUMBER_WORDS } from '../../../src/core/count/number-words.ts';
import { parseCount } from '../../../src/core/count/parse-count.ts';
import { lineOfLanguage } from '../../../tools/number-words/line-of-language.ts';

const fileComment = readFileSync(
  join(import.meta.dirname, '../../../src/core/count/number-words.ts'),
  'utf8',
);

afterEach(() => learnNumberWords(NUMBER_WORDS));

describe('the table of number words', () => {
  const lines = NUMBER_WORDS.trim().split('\n');

  it('is what Node knows, for the languages that a browser lacks', () => {
    // Written with one version of Node's data; another says some words in another way.
    const [, written = ''] = /CLDR (\d+)/.exec(fileComment) ?? [];
    if (written !== process.versions['cldr']?.split('.')[0]) {
      process.stderr.write(
        `The table of number words is of CLDR ${written}, this Node's is not: not compared.\n`,
      );
      return;
    }
    const differing = lines
      .slice(1)
      .filter((line) => line !== lineOfLanguage(line.slice(0, line.indexOf('|'))));
    expect(differing).toEqual([]);
    expect(lines.length).toBeGreaterThan(100);
  });

  it.each([
    ['be', '1,2~тыс.', 1200, 100],
    ['hy', '3,4~մլն', 3_400_000, 100_000],
    ['ka', '12 ათ.', 12_000, 1000],
    ['is', '1,2 m.', 1_200_000, 100_000],
    ['km', '12 ពាន់', 12_000, 1000],
    ['uz', '12 ming', 12_000, 1000],
    ['mn', '1.5 мянга', 1500, 100],
    ['uz_UZ', '7 mln', 7_000_000, 1_000_000],
  ])('lets %s be read', (language, text, value, step) => {
    expect(parseCount(text.replaceAll('~', '\u00a0'), numberStyle(language))).toEqual({ value, step });
  });

  it('knows units of all languages, and where they are no one power', () => {
    const units = unitsOfAllLanguages();
    expect(units.get('тыс.')).toBe(3);
    // Turkish thousand, English thousand million; Indonesian thousand million, elsewhere million.
    expect(units.has('B') && units.get('B') === undefined).toBe(true);
    expect(units.has('M') && units.get('M') === undefined).toBe(true);
    expect(['mil', 'MIL', 'Mio', 'tis', '万', 'B'].every(isUnitSomewhere)).toBe(true);
    expect(['likes', 'sekvantoj', 'following', ''].some(isUnitSomewhere)).toBe(false);
  });

  it('may be left out of a build, and learned', () => {
    learnNumberWords('');
    expect([knowsAllUnits(), lackedWords('be'), isUnitSomewhere('mil')]).toEqual([false, undefined, false]);
    learnNumberWords('*|mil=3;M=?\nxx|,|.|elf=3;twaalf=?|');
    expect(knowsAllUnits()).toBe(true);
    expect(lackedWords('xx')).toEqual({
      decimal: ',',
      group: '.',
      after: new Map([
        ['elf', 3],
        ['twaalf', undefined],
      ]),
      before: new Map(),
    });
  });
});
