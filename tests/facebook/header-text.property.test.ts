import { describe, expect, it } from 'vitest';
import { countOfHeader } from '../../src/facebook/places/header-link.ts';
import { LABEL_WORDS } from '../../src/facebook/words/label-words.ts';
import { writtenStyle } from '../../src/facebook/words/written-style.ts';

const VALUES = [7, 381, 56_361, 278_912, 21_050_000];

const FORMS: readonly Intl.NumberFormatOptions[] = [
  {},
  { notation: 'compact', maximumFractionDigits: 0 },
  { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 0 },
];

const languages = LABEL_WORDS.trim()
  .split('\n')
  .map((line) => {
    const [language = '', columns = ''] = line.split(':');
    const words = columns.split(/[; ]/).map((word) => word.replace(/\*$/, '').replaceAll('_', ' '));
    return { language, words: words.filter((word) => word !== '') };
  });

describe('a number beside any word of its language', () => {
  it.each(languages)('$language: is the number shown, or nothing', ({ language, words }) => {
    const style = writtenStyle(language);
    const wrong: string[] = [];
    let read = 0;
    for (const form of FORMS) {
      const format = new Intl.NumberFormat(language, form);
      for (const value of VALUES) {
        const shown = format.format(value);
        // Abbreviated without a fraction it is rounded: at most half a unit off to either side.
        const room = form.notation ? 0.5 : 0;
        for (const word of words) {
          for (const text of [
            `${shown} ${word}`,
            `${shown}${word}`,
            `${word}: ${shown}`,
            `${word}${shown}`,
          ]) {
            const count = countOfHeader(text, undefined, { language, style });
            if (!count) continue;
            read++;
            const [from, to] = [count.value - room * count.step, count.value + count.step];
            if (value < from || value >= to)
              wrong.push(`"${text}" for ${value}: ${count.value} + ${count.step}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(100);
  });
});
