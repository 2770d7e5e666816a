import { expect, it } from 'vitest';
import { localInput, parseLocalInput } from '../../../src/dashboard/shared/local-input.ts';

it('an instant comes back from the input as it went in, to the minute', () => {
  const atMs = new Date(2016, 1, 7, 9, 5).getTime();
  expect(localInput(atMs + 59_000)).toBe('2016-02-07T09:05');
  expect(parseLocalInput(localInput(atMs))).toBe(atMs);
});

it('an empty input holds no instant', () => {
  expect(parseLocalInput('')).toBeUndefined();
});
