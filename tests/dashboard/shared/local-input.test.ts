import { expect, it } from 'vitest';
import { editedInstant, localInput, parseLocalInput } from '../../../src/dashboard/shared/local-input.ts';

it('an instant comes back from the input as it went in, to the minute', () => {
  const atMs = new Date(2016, 1, 7, 9, 5).getTime();
  expect(localInput(atMs + 59_000)).toBe('2016-02-07T09:05');
  expect(parseLocalInput(localInput(atMs))).toBe(atMs);
});

it('an instant that was not edited stays what it was, to the millisecond', () => {
  const atMs = new Date(2016, 1, 7, 9, 5, 47, 123).getTime();
  expect(editedInstant(localInput(atMs), atMs)).toBe(atMs);
  expect(editedInstant('2016-02-07T09:06', atMs)).toBe(new Date(2016, 1, 7, 9, 6).getTime());
  expect(editedInstant('', atMs)).toBeUndefined();
});

it('either of the two instants that a clock shows alike stays the one it was', () => {
  // Paris, 25 October 2015: 02:30 comes twice.
  const first = Date.UTC(2015, 9, 25, 0, 30);
  for (const atMs of [first, first + 3_600_000]) expect(editedInstant(localInput(atMs), atMs)).toBe(atMs);
});

it('an empty input holds no instant', () => {
  expect(parseLocalInput('')).toBeUndefined();
});
