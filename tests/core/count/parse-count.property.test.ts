import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Count } from '../../../src/core/count/count.ts';
import type { NumberStyle } from '../../../src/core/count/number-style.ts';
import { parseCount } from '../../../src/core/count/parse-count.ts';
import { withPlainSigns } from '../../../src/core/count/plain-text.ts';
import { writtenStyle } from '../../../src/facebook/words/written-style.ts';
import { LOCALES } from './locales.ts';

const SEED = 20_160_227;
/** Each way of writing has numbers of its own. */
const NUMBERS = 300;

/** Facebook truncates. `roundingMode` is in every browser Ebb runs in, but not yet in TypeScript's types. */
const truncated = { roundingMode: 'trunc' } as Intl.NumberFormatOptions;

/** The ways in which documents were seen to abbreviate: `3.7K`, `25K`, `٣٢٫٠ ألف`, and the long words. */
const COMPACT: readonly Intl.NumberFormatOptions[] = [
  { maximumFractionDigits: 1 },
  { maximumFractionDigits: 0 },
  { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  { maximumFractionDigits: 2 },
  {},
  { compactDisplay: 'long', maximumFractionDigits: 1 },
];

/** Numbers of every size a Page can have, small ones and round ones among them, the same in every run. */
const numbersOf = (nth: number): readonly number[] =>
  fc.sample(
    fc.oneof(
      fc.integer({ min: 0, max: 9 }).chain((digits) => fc.integer({ min: 0, max: 10 ** digits })),
      fc
        .integer({ min: 1, max: 999 })
        .chain((n) => fc.integer({ min: 0, max: 6 }).map((zeros) => n * 10 ** zeros)),
      fc.integer({ min: 0, max: 999_999_999 }),
    ),
    { seed: SEED + nth, numRuns: NUMBERS },
  );
const inFull = numbersOf(0);
const abbreviated = COMPACT.map((options, i) => ({ options, numbers: numbersOf(i + 1) }));

const holds = ({ value, step }: Count, number: number): boolean => value <= number && number < value + step;

/** The styles a document in this language may be read in, each once: alone as `html[lang]` has it, the region unknown. */
function stylesOf(locale: string): NumberStyle[] {
  const styles = [locale, locale.split('-')[0] ?? ''].map((name) => writtenStyle(name));
  return [...new Map(styles.map((style) => [JSON.stringify(style), style])).values()];
}

/** Numbers by the text they are shown as: many share an abbreviation, and a text is parsed once. */
function byText(format: Intl.NumberFormat, numbers: readonly number[]): Map<string, number[]> {
  const texts = new Map<string, number[]>();
  for (const number of numbers) {
    const text = withPlainSigns(format.format(number));
    const same = texts.get(text);
    if (same) same.push(number);
    else texts.set(text, [number]);
  }
  return texts;
}

describe(`every number of a Page, seed ${SEED}`, () => {
  it('is asked of at least sixty languages, and at least two thousand times each', () => {
    expect(LOCALES.length).toBeGreaterThanOrEqual(60);
    expect(inFull.length + abbreviated.flatMap(({ numbers }) => numbers).length).toBeGreaterThanOrEqual(2000);
    expect(Intl.NumberFormat.supportedLocalesOf(LOCALES)).toEqual(LOCALES);
  });

  for (const locale of LOCALES) {
    const styles = stylesOf(locale);

    it(`${locale}: in full is read as itself`, () => {
      const wrong: string[] = [];
      const full = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
      for (const [text, same] of byText(full, inFull)) {
        for (const style of styles) {
          const count = parseCount(text, style);
          for (const number of same)
            if (count?.value !== number || count.step !== 1)
              wrong.push(`${number}: ${text} gave ${JSON.stringify(count)}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it(`${locale}: abbreviated is read as an interval that holds it, or not at all`, () => {
      const wrong: string[] = [];
      let read = 0;
      for (const { options, numbers } of abbreviated) {
        const format = new Intl.NumberFormat(locale, { notation: 'compact', ...truncated, ...options });
        for (const [text, same] of byText(format, numbers)) {
          for (const style of styles) {
            const count = parseCount(text, style);
            if (!count) continue;
            read += same.length;
            for (const number of same)
              if (!holds(count, number)) wrong.push(`${number}: ${text} gave ${JSON.stringify(count)}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      // A parser that answers nothing would pass the line above. Nepali, the least sure, reads half.
      expect(read / (COMPACT.length * NUMBERS * styles.length)).toBeGreaterThan(0.5);
    });
  }
});
