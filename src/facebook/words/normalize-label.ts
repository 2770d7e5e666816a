import { withPlainSigns } from '../../core/count/plain-text.ts';

/**
 * A text in the form in which labels are compared: lower case, no quotation marks, straight apostrophes, one
 * space between words, Arabic letters without hamza and vowel signs, `Follower*innen` as one word.
 */
export const normalizeLabel = (text: string): string =>
  withPlainSigns(text)
    .replace(/[’‘`´]/g, "'")
    .normalize('NFKC')
    .replace(/["“”„«»‹›「」『』]|(?<!\p{L})'|'(?!\p{L})/gu, '')
    .replace(/[*:_](?=innen)/g, '')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[یى]/g, 'ي')
    .replace(/ک/g, 'ك')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
