import { describe, expect, it } from 'vitest';
import { makeFormat } from '../../../src/ui/text/format.ts';

describe('a part as per cent', () => {
  it.each([
    [0.0562, '5.6%'],
    [0.0569, '5.7%'],
    [-0.5, '50%'],
    [0.29, '29%'],
    [0.000_123_9, '0.012%'],
    [1, '100%'],
    [1.2345, '120%'],
  ])('%d is written %s', (part, written) => {
    expect(makeFormat('en').percent(part)).toBe(written);
  });

  it.each([0.995, 0.9995, 0.999_999])('%d, short of the whole, is not called the whole', (part) => {
    expect(makeFormat('en').percent(part)).toBe('99%');
    expect(makeFormat('fr').percent(-part).replace(/\s/g, ' ')).toBe('99 %');
  });
});
