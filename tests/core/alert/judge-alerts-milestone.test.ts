import { describe, expect, it } from 'vitest';
import { MINUTE, rules, START, type Step, story } from './alert-story.ts';

describe('a milestone', () => {
  const at = (minute: number, value: number, step = 1): Step => [minute, -20, 10, { count: { value, step } }];

  it('is told when the count is surely below a round number, once', () => {
    expect(story([at(0, 2_300_900), at(1, 2_299_900), at(2, 2_299_500), at(3, 2_299_400)])).toEqual([
      [],
      [],
      ['milestone'],
      [],
    ]);
  });

  it('is told again at once of the next one', () => {
    expect(story([at(0, 2_310_000), at(1, 2_299_000), at(2, 2_199_000)])).toEqual([
      [],
      ['milestone'],
      ['milestone'],
    ]);
  });

  it('is not told when the person did not ask for it', () => {
    expect(story([at(0, 2_310_000), at(1, 2_299_000)], { ...rules, kinds: ['loss'] }).flat()).toEqual([]);
  });

  it('is never told of the number the Page was met at', () => {
    expect(story([at(0, 2_299_000)])).toEqual([[]]);
  });

  it('is not told again after the count has been above it', () => {
    expect(
      story([at(0, 2_310_000), at(1, 2_299_000), at(100, 2_310_000), at(200, 2_299_000)]).flat(),
    ).toEqual(['milestone']);
  });

  it('is not told of a number that only what moved at once crossed, but of the next one', () => {
    const moves = [{ afterMs: START, size: -60_000 }];
    const met = (minute: number, value: number): Step => [
      minute,
      -20,
      10,
      { count: { value, step: 1 }, moves },
    ];
    expect(story([met(0, 2_310_000), met(2, 2_249_000), met(3, 2_200_500), met(4, 2_199_000)])).toEqual([
      [],
      [],
      [],
      ['milestone'],
    ]);
  });

  it('is told of a number that people crossed beside what moved at once', () => {
    const moves = [{ afterMs: START + MINUTE, size: -60_000 }];
    const met = (minute: number, value: number): Step => [
      minute,
      -20,
      10,
      { count: { value, step: 1 }, moves },
    ];
    expect(story([met(0, 2_300_500), met(2, 2_239_000)]).flat()).toEqual(['milestone']);
  });

  it('waits until the whole step lies below', () => {
    expect(story([at(0, 2_310_000, 10_000), at(1, 2_290_000, 10_000), at(2, 2_280_000, 10_000)])).toEqual([
      [],
      [],
      ['milestone'],
    ]);
  });
});
