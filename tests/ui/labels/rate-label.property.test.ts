import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/settings/language.ts';
import { figuresLabel } from '../../../src/ui/labels/rate-label.ts';
import { localeText, readable } from '../locale-text.ts';

const english = localeText('en');
const figures = fc
  .tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 0, max: 1e5, noNaN: true }),
    fc.boolean(),
  )
  .map(([perMinute, half, significant]) => ({
    perMinute,
    perSecond: perMinute / 60,
    low: perMinute - half,
    high: perMinute + half,
    significant,
  }));
const numbersIn = (sentence: string): number[] =>
  (sentence.match(/[\d,]+(?:\.\d+)?/g) ?? []).map((text) => Number(text.replaceAll(',', '')));

describe('every sentence about a rate', () => {
  it('prints an interval that holds the estimated one', () => {
    fc.assert(
      fc.property(figures, (given) => {
        const { between } = figuresLabel(given, 'likes', english);
        const [first = Number.NaN, second = Number.NaN] = numbersIn(english.plain(between));
        const isLoss = given.high < 0;
        const isGain = given.low > 0;
        const [low, high] = isLoss ? [-second, -first] : isGain ? [first, second] : [-first, second];
        const slack = 1e-6 * Math.max(1, Math.abs(given.perMinute));
        expect(low).toBeLessThanOrEqual(given.low + slack);
        expect(high).toBeGreaterThanOrEqual(given.high - slack);
      }),
      { seed: 20_160_227, numRuns: 500 },
    );
  });

  it('says lost, gained or no clear change as the interval has it, and always its unit', () => {
    fc.assert(
      fc.property(figures, (given) => {
        const sentence = english.plain(figuresLabel(given, 'likes', english).sentence);
        expect(sentence).toMatch(/\blikes?\b/);
        expect(sentence).toMatch(/\ba minute\b/);
        if (given.high < 0) expect(sentence).toMatch(/lost a minute/);
        else if (given.low > 0) expect(sentence).toMatch(/gained a minute/);
        else expect(sentence).toMatch(/^No clear change/);
      }),
      { seed: 20_160_227, numRuns: 500 },
    );
  });

  it.each(LANGUAGES)('fills every place and uses the digits 0 to 9 in %s', (language) => {
    const text = localeText(language);
    fc.assert(
      fc.property(figures, fc.constantFrom('likes', 'followers', 'mixed'), (given, unit) => {
        const sentence = readable(text.plain(figuresLabel(given, unit, text).sentence));
        expect(sentence).not.toMatch(/[{}]|NaN|∞|[٠-٩]|-\d/);
      }),
      { seed: 20_160_227, numRuns: 300 },
    );
  });
});
