import { expect, it } from 'vitest';
import { canBeSame } from '../../../src/core/count/count.ts';

it.each([
  ['equal exact numbers', { value: 7, step: 1 }, { value: 7, step: 1 }, true],
  ['different exact numbers', { value: 7, step: 1 }, { value: 8, step: 1 }, false],
  [
    'a number and what it is shown as',
    { value: 1_854_793, step: 1 },
    { value: 1_800_000, step: 100_000 },
    true,
  ],
  ['the last number of a step', { value: 1_899_999, step: 1 }, { value: 1_800_000, step: 100_000 }, true],
  ['the first of the next', { value: 1_900_000, step: 1 }, { value: 1_800_000, step: 100_000 }, false],
  ['one below', { value: 1_799_999, step: 1 }, { value: 1_800_000, step: 100_000 }, false],
  ['neighbouring steps', { value: 1_900_000, step: 100_000 }, { value: 1_800_000, step: 100_000 }, false],
])('two shown counts can stand for one number or not: %s', (_, one, other, expected) => {
  expect(canBeSame(one, other)).toBe(expected);
  expect(canBeSame(other, one)).toBe(expected);
});
