import { describe, expect, it } from 'vitest';
import { findNumbers, parseCount } from '../../../src/core/count/parse-count.ts';
import { withPlainSigns } from '../../../src/core/count/plain-text.ts';
import { writtenStyle } from '../../../src/facebook/words/written-style.ts';

const parse = (text: string, language: string) => parseCount(withPlainSigns(text), writtenStyle(language));

describe('a number that stands alone', () => {
  it.each([
    // [language, text, value, step]
    ['en', '0', 0, 1],
    ['en', '66', 66, 1],
    ['en', '56361', 56_361, 1],
    ['en', '3,783', 3783, 1],
    ['en', '89,149,349', 89_149_349, 1],
    ['', '5,254,185', 5_254_185, 1],
    ['', '13.952', 13_952, 1],
    ['en', '3.7K', 3700, 100],
    ['en', '25K', 25_000, 1000],
    ['en', '144M', 144_000_000, 1_000_000],
    ['', '2.6K', 2600, 100],
    ['fr', '2 450 117', 2_450_117, 1],
    ['fr', '2\u00a0450\u00a0117', 2_450_117, 1],
    ['fr', '2\u202f450\u202f117', 2_450_117, 1],
    ['fr', '2,4\u00a0M', 2_400_000, 100_000],
    ['fr', '12,5 k', 12_500, 100],
    ['pt', '260\u00a0mil', 260_000, 1000],
    ['pt_BR', '13\u00a0mi', 13_000_000, 1_000_000],
    ['es', '2.558', 2558, 1],
    ['es', '2,401', 2401, 1],
    ['es', '12 mil', 12_000, 1000],
    ['es', '1,2 M', 1_200_000, 100_000],
    ['cs', '1,2 mil.', 1_200_000, 100_000],
    ['ro', '1,2 mil.', 1_200_000, 100_000],
    ['tr', '2,6\u00a0B', 2600, 100],
    ['tr', '1,3 Mn', 1_300_000, 100_000],
    ['de', '1,2\u00a0Mio.', 1_200_000, 100_000],
    ['de', '12 Tsd.', 12_000, 1000],
    ['ru', '1,2\u00a0тыс.', 1200, 100],
    ['vi', '2,1K', 2100, 100],
    ['vi', '168K', 168_000, 1000],
    ['vi', '2,1 Tr', 2_100_000, 100_000],
    ['id', '12 rb', 12_000, 1000],
    ['ar', '\u200f٢٧٨٫٩\u00a0ألف\u200f', 278_900, 100],
    ['ar', '\u200f٣٢٫٠ ألف\u200f', 32_000, 100],
    ['ar', '\u200f٣٢٬٠٤٧\u200f', 32_047, 1],
    ['ar', '2.4 مليون', 2_400_000, 100_000],
    ['fa', '۱٬۲۳۴٬۵۶۷', 1_234_567, 1],
    ['fa', '۱٫۲ میلیون', 1_200_000, 100_000],
    ['hi', '12,34,567', 1_234_567, 1],
    ['hi', '१२,३४,५६७', 1_234_567, 1],
    ['hi', '1.2 लाख', 120_000, 10_000],
    ['bn', '১২,৩৪,৫৬৭', 1_234_567, 1],
    ['bn', '60 লা', 6_000_000, 100_000],
    ['bn', '258K', 258_000, 1000],
    ['zh', '2.1 亿', 210_000_000, 10_000_000],
    ['zh-Hant', '1.2萬', 12_000, 1000],
    ['zh', '1,234万', 12_340_000, 10_000],
    ['ja', '12.3万', 123_000, 1000],
    ['ko', '1.2만', 12_000, 1000],
    ['ko', '3.4천', 3400, 100],
    ['sw', 'elfu 12', 12_000, 1000],
    ['es', '1,2 mill.', 1_200_000, 100_000],
    ['ca', '12m', 12_000, 1000],
    ['el', '1,2 εκατ.', 1_200_000, 100_000],
    ['ar', '٣٢ ألفًا', 32_000, 1000],
    ['hi', '12 ह॰', 12_000, 1000],
    ['de', '1\u2019234\u2019567', 1_234_567, 1],
    ['en', '123,456', 123_456, 1],
    ['en', '1,234.5K', 1_234_500, 100],
    ['es', '1,2 mil\u00a0millones', 1_200_000_000, 100_000_000],
    ['es', '1,2 mil M', 1_200_000_000, 100_000_000],
  ])('%s: %s is [%i, + %i)', (language, text, value, step) => {
    expect(parse(text, language)).toEqual({ value, step });
  });
});

describe('a text that is no certain number gives nothing', () => {
  it.each([
    ['en', ''],
    ['en', 'K'],
    ['en', 'likes'],
    ['en', '1,5'],
    ['en', '1.5'],
    ['en', '1,23'],
    ['en', '1,2345'],
    ['en', '12,34'],
    ['en', '1,234,56'],
    ['en', '1,23,4567'],
    ['en', '1.234.567,8'],
    ['en', '1,234.5'],
    ['en', '1,234.567'],
    ['en', '1234,567'],
    ['en', '1,234,56,789'],
    ['en', '1,23,456,789'],
    ['en', '123,45,678'],
    ['en', '12,34.5K'],
    ['en', 'likes 12'],
    ['ar', '١٫٢٣٤'],
    ['en', '012'],
    ['en', '0,123'],
    ['en', '0.9K'],
    ['en', '1.2.3K'],
    ['en', '1.2345K'],
    ['en', '1.2K+'],
    ['en', '100+'],
    ['en', '-5'],
    ['en', '~5,000'],
    ['en', '>5K'],
    ['en', '5 %'],
    ['en', '50%'],
    ['en', '$100'],
    ['en', '#1'],
    ['en', '1/2'],
    ['en', '10:30'],
    ['en', '12 345'],
    ['', '12 345'],
    ['en', '24 123,456'],
    ['en', '1,234 567'],
    ['en', '1e5'],
    ['en', '0x10'],
    ['en', '1K5'],
    ['en', '5 Kilo'],
    ['en', '3.7 Kb'],
    ['en', 'v2'],
    ['en', '02blog.it'],
    ['en', 'I.H'],
    ['en', '1 thousand million billion'],
    ['en', '12 mil'],
    ['', '12 mil'],
    ['', '1,2 B'],
    ['', '1.234K'],
    // Spanish has a comma for decimals in Spain and a point in Mexico: only a region could tell.
    ['es', '1.234 M'],
    ['de', '12 тыс.'],
    ['ru', '12 Mio.'],
    // Milliard by its own data, million by Facebook's: not certain.
    ['id', '1,2 M'],
    ['fr', '5 me'],
    ['es', '5 me'],
    ['pt', '5 milhas'],
    ['ar', '٣٢٫٥'],
    ['ar', '٣٢٬٥'],
    ['ar', '٣2'],
    ['hi', '1,23,45'],
    ['zh', '2.12345亿'],
    ['en', '9'.repeat(17)],
    ['en', '9,007,199,254,740,993'],
    ['en', '99999999999K'.padStart(30, '9')],
    ['en', '½'],
    ['en', '²'],
    ['en', 'Ⅻ'],
    ['en', '一百'],
    ['en', '𝟏𝟐'],
  ])('%s: "%s"', (language, text) => {
    expect(parse(text, language)).toBeUndefined();
  });
});

describe('numbers within a text', () => {
  it.each([
    // The first letters of a word are no unit: `লা` is a lakh, `লাইক` a like.
    ['bn', '7 লাইক', { value: 7, step: 1 }],
    ['bn', '৭ লাইক', { value: 7, step: 1 }],
    ['bn', '60 লাটি লাইক', { value: 6_000_000, step: 100_000 }],
    ['bn', '258Kটি লাইক', { value: 258_000, step: 1000 }],
    ['es', '1,2 mill. de seguidores', { value: 1_200_000, step: 100_000 }],
    ['es', '5 millas', { value: 5, step: 1 }],
    // A unit ends where a script without spaces goes on, but not within a letter of it: U+0E39 is a vowel below.
    ['zh', '3.7K位用户', { value: 3700, step: 100 }],
    ['zh', '2.1亿位用户', { value: 210_000_000, step: 10_000_000 }],
    ['zh', '共12万人', { value: 120_000, step: 10_000 }],
    ['th', '5 พันคน', { value: 5000, step: 1000 }],
    ['th', '5 พัน\u0e39', { value: 5, step: 1 }],
    ['ru', '5 тыс人', { value: 5, step: 1 }],
    ['sw', 'wafuasi elfu 12', { value: 12_000, step: 1000 }],
    ['sw', 'kielfu 12', { value: 12, step: 1 }],
    ['sw', 'watu 12', { value: 12, step: 1 }],
  ])('%s: "%s"', (language, text, count) => {
    expect(findNumbers(withPlainSigns(text), writtenStyle(language)).map((found) => found.count)).toEqual([
      count,
    ]);
  });

  it.each([
    // What stands right before or after makes something else of it.
    ['1.2K+ likes', 1],
    ['up to 50 % off', 1],
    ['>5 likes', 1],
    ['about ~5,000 likes', 1],
    ['v2 likes', 1],
    ['open 10:30', 2],
  ])('"%s" says no count', (text, digits) => {
    const found = findNumbers(text, writtenStyle('en'));
    expect(found).toHaveLength(digits);
    expect(found.filter(({ count }) => count)).toEqual([]);
  });

  it.each([
    ['en', '5K', true],
    ['en', '1,234', true],
    ['sw', 'elfu 12', true],
    ['en', '12', false],
  ])('%s: "%s" shows its order of magnitude: %s', (language, text, sized) => {
    expect(findNumbers(text, writtenStyle(language))).toMatchObject([{ sized }]);
  });

  it('are found in order with their units, and the uncertain ones without a count', () => {
    const found = findNumbers('3.7K likes, 1,5 of them and 12', writtenStyle('en'));
    expect(found.map(({ count }) => count)).toEqual([
      { value: 3700, step: 100 },
      undefined,
      { value: 12, step: 1 },
    ]);
    expect(found.map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [12, 15],
      [28, 30],
    ]);
  });

  it('end before a word that only begins like a unit', () => {
    const [likes] = findNumbers('5 me gusta', writtenStyle('es'));
    expect(likes?.count).toEqual({ value: 5, step: 1 });
    const [mille] = findNumbers('7 kedvelés', writtenStyle('hu'));
    expect(mille?.count).toEqual({ value: 7, step: 1 });
  });

  it('take a unit that a document states over the one of the language', () => {
    const stated = writtenStyle('xx', { decimal: ',', group: '.', units: [{ word: 'Tz', exponent: 3 }] });
    expect(parseCount('1,5 Tz', stated)).toEqual({ value: 1500, step: 100 });
    expect(parseCount('1.234 Tz', stated)).toEqual({ value: 1_234_000, step: 1000 });
    expect(parseCount('1,234 Tz', stated)).toEqual({ value: 1234, step: 1 });
  });

  it('end a stated unit at its dot, also before a script without spaces', () => {
    const stated = writtenStyle('xx', { units: [{ word: 'th.', exponent: 3 }] });
    expect(findNumbers('5 th.人', stated).map(({ count }) => count)).toEqual([{ value: 5000, step: 1000 }]);
  });

  it('are one number where a document groups by spaces', () => {
    expect(parseCount('1 234 567', writtenStyle('xx', { decimal: ',', group: ' ' }))).toEqual({
      value: 1_234_567,
      step: 1,
    });
  });

  it('are uncertain where a document states one sign for groups and decimals', () => {
    const stated = writtenStyle('xx', { decimal: ',', group: ',' });
    expect(parseCount('1,234K', stated)).toBeUndefined();
  });
});

describe('a language the runtime does not know', () => {
  it.each(['', 'xx', 'not a language', 'fb-LT', '🎈', 'x'.repeat(1000)])(
    '%s is read by what all share',
    (language) => {
      expect(parse('1,234', language)).toEqual({ value: 1234, step: 1 });
      expect(parse('3.7K', language)).toEqual({ value: 3700, step: 100 });
    },
  );
});
