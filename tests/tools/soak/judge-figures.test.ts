import { describe, expect, it } from 'vitest';
import { judgeFigures } from '../../../tools/soak/judge-figures.ts';

const page = (held: number, looked = 27) => ({ held, looked });

describe('the figures of a soak', () => {
  it('that all hold are short of nothing; chance is at least that of so many independent ones', () => {
    const { short, chance } = judgeFigures(Array.from({ length: 10 }, () => page(27)));
    expect(short).toBeCloseTo(-0.05, 12);
    // The root of 0.95 times 0.05 over 270 is 0.01326.
    expect(chance).toBeCloseTo(1.833 * 0.01326, 4);
  });

  it('may be short by what the Pages differ, as Student has it', () => {
    // Two of ten Pages missed 10 of 27: 250 of 270 held, 0.02407 short. Squares about the share: 8 times 2² and twice
    // 8², 160; times 10 / 9, the root of it over 270: 0.04938. Student's deviate for nine degrees: 1.833.
    const { short, chance } = judgeFigures([
      ...Array.from({ length: 8 }, () => page(27)),
      page(17),
      page(17),
    ]);
    expect(short).toBeCloseTo(0.95 - 250 / 270, 9);
    expect(chance).toBeCloseTo(1.833 * 0.04938, 4);
    expect(short).toBeLessThan(chance);
  });

  it('are too often wrong where every Page is', () => {
    const { short, chance } = judgeFigures(
      [24, 23, 25, 24, 24, 25, 23, 24, 24, 24].map((held) => page(held)),
    );
    expect(short).toBeGreaterThan(chance);
  });

  it('of one Page are one draw, and of none nothing is said', () => {
    expect(judgeFigures([page(20)]).chance).toBe(1);
    expect(judgeFigures([])).toEqual({ short: 0, chance: 1 });
  });
});
