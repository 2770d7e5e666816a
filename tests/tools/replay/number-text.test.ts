import { describe, expect, it } from 'vitest';
import { fullNumber, shortNumber } from '../../../tools/replay/documents/number-text.ts';

const RLM = '\u200f';

describe('numbers as the replay writes them', () => {
  it('groups whole numbers as each language does', () => {
    expect(fullNumber(2_431_718, 'en')).toBe('2,431,718');
    expect(fullNumber(2_431_718, 'fr')).toBe('2\u00a0431\u00a0718');
    // As seen in a public document: ٣٢٬٠٤٧ between right-to-left marks.
    expect(fullNumber(32_047, 'ar')).toBe(`${RLM}٣٢\u066c٠٤٧${RLM}`);
    expect(fullNumber(12, 'en')).toBe('12');
  });

  it('truncates short numbers as headers do', () => {
    expect(shortNumber(3783, 'en')).toBe('3.7K');
    expect(shortNumber(25_769, 'en')).toBe('25K');
    expect(shortNumber(3_000, 'en')).toBe('3K');
    expect(shortNumber(381, 'en')).toBe('381');
    expect(shortNumber(1_999_999, 'en')).toBe('1.9M');
    expect(shortNumber(2_431_718, 'fr')).toBe('2,4\u00a0M');
    expect(shortNumber(32_047, 'ar')).toBe(`${RLM}٣٢\u066b٠\u00a0ألف${RLM}`);
    expect(shortNumber(278_950, 'ar')).toBe(`${RLM}٢٧٨\u066b٩\u00a0ألف${RLM}`);
  });
});
