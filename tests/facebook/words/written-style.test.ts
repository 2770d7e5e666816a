import { describe, expect, it } from 'vitest';
import { parseCount } from '../../../src/core/count/parse-count.ts';
import { writtenStyle } from '../../../src/facebook/words/written-style.ts';

const read = (text: string, ...how: Parameters<typeof writtenStyle>) =>
  parseCount(text, writtenStyle(...how));

describe('the language of the numbers', () => {
  it.each([
    ['12 B', 'Turkish thousand or English thousand million'],
    ['12 mil', 'Spanish thousand or Romanian million'],
    ['1,2 M', 'Indonesian thousand million or French million'],
    ['3 m', 'Catalan thousand or English million'],
    ['1,234K', 'a comma of groups or of decimals'],
  ])('of a translated document is unknown: %s is no number (%s)', (text) => {
    for (const language of ['en', 'ro', 'fr', 'de', ''])
      expect(read(text, language, {}, true)).toBeUndefined();
  });

  it.each([
    ['12 K', 12_000, 1000],
    ['1,2 Mio.', 1_200_000, 100_000],
    ['381', 381, 1],
    ['3,783', 3783, 1],
    ['4 万', 40_000, 10_000],
  ])('of a translated document does not matter for %s', (text, value, step) => {
    expect(read(text, 'en', {}, true)).toEqual({ value, step });
  });

  it('is the site’s before that of the root', () => {
    expect(read('12 mil', 'en', { locale: 'es_ES' })).toEqual({ value: 12_000, step: 1000 });
    expect(read('12 B', 'tr', { locale: 'tr_TR' })).toEqual({ value: 12_000, step: 1000 });
    expect(read('12 B', 'en', { locale: 'en_US' }, true)).toEqual({ value: 12e9, step: 1e9 });
  });

  it('is unknown where the two would read another power', () => {
    expect(read('12 B', 'en', { locale: 'tr_TR' })).toBeUndefined();
    expect(read('12 B', 'tr', { locale: 'en_US' }, true)).toBeUndefined();
    expect(read('1,2 M', 'en', { locale: 'id_ID' })).toBeUndefined();
  });

  it('matters less than what the document states of its own numbers', () => {
    const stated = { decimal: ',', group: '.', units: [{ word: 'B', exponent: 3 }] };
    expect(read('12 B', 'en', stated, true)).toEqual({ value: 12_000, step: 1000 });
    expect(read('1,234K', 'en', stated, true)).toEqual({ value: 1234, step: 1 });
  });

  it('is that of the root where the site names one nobody knows', () => {
    expect(read('12 mil', 'es', { locale: 'qz_MM' })).toEqual({ value: 12_000, step: 1000 });
  });
});
