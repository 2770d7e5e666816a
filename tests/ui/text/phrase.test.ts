import { describe, expect, it } from 'vitest';
import { capitalised, fillMessage, plainText } from '../../../src/ui/text/phrase.ts';

describe('a message', () => {
  it('takes its values where its language wants them, each apart from the text around it', () => {
    expect(fillMessage('{b} before {a}', { a: '1', b: '2' })).toEqual([
      { isolated: '2' },
      ' before ',
      { isolated: '1' },
    ]);
  });

  it('takes a phrase with its own parts', () => {
    const amount = fillMessage('{n} likes', { n: '12' });
    expect(fillMessage('{amount} lost', { amount })).toEqual([{ isolated: '12' }, ' likes', ' lost']);
  });

  it('never reads a value as a message', () => {
    expect(plainText(fillMessage('{name} gone', { name: '{n} <b>', n: '1' }), 'ltr')).toBe('{n} <b> gone');
  });

  it('leaves a place without a value as it is written', () => {
    expect(plainText(fillMessage('{a} and {b}', { a: '1' }), 'ltr')).toBe('1 and {b}');
  });
});

describe('a phrase as plain text', () => {
  it('isolates every value in a right-to-left sentence, and Arabic values in others', () => {
    const phrase = fillMessage('{a}', { a: '12' });
    expect(plainText(phrase, 'rtl')).toBe('\u206812\u2069');
    expect(plainText(phrase, 'ltr')).toBe('12');
    expect(plainText([{ isolated: 'اتصالات' }], 'ltr')).toBe('\u2068اتصالات\u2069');
  });
});

describe('a capital', () => {
  it('is put at the start of text, never into a value', () => {
    expect(capitalised(['au moins ', { isolated: '3' }], 'fr')).toEqual(['Au moins ', { isolated: '3' }]);
    expect(capitalised([{ isolated: 'inwi' }, ' a'], 'fr')).toEqual([{ isolated: 'inwi' }, ' a']);
    expect(capitalised([], 'fr')).toEqual([]);
  });
});
