import { describe, expect, it } from 'vitest';
import { isQuiet } from '../../../src/core/alert/quiet-hours.ts';

describe('quiet hours', () => {
  it('begin at their first minute and end before their last', () => {
    const lunch = { fromMinute: 720, toMinute: 780 };
    expect([719, 720, 779, 780].map((minute) => isQuiet(lunch, minute))).toEqual([false, true, true, false]);
  });

  it('may run over midnight', () => {
    const night = { fromMinute: 1380, toMinute: 420 };
    expect([1379, 1380, 0, 419, 420].map((minute) => isQuiet(night, minute))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('are none where they begin and end at once', () => {
    expect(isQuiet({ fromMinute: 60, toMinute: 60 }, 60)).toBe(false);
  });
});
