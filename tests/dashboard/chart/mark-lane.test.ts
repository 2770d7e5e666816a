import { expect, it } from 'vitest';
import { roomsOf } from '../../../src/dashboard/chart/mark-lane.tsx';

const sides = (...parts: readonly number[]): (string | number)[][] =>
  roomsOf(parts.map((part) => ({ part, marks: [] }))).map(({ part, side, room }) => [part, side, room]);

it('writes the words of a mark where there is room, and two never in the same one', () => {
  expect(sides(0.125)).toEqual([[0.125, 'after', 0.875]]);
  expect(sides(0.875)).toEqual([[0.875, 'before', 0.875]]);
  // What lies between them is taken by the first; the second has nothing left.
  expect(sides(0.125, 1)).toEqual([[0.125, 'after', 0.875]]);
  expect(sides(0.5, 0.75)).toEqual([
    [0.5, 'before', 0.5],
    [0.75, 'after', 0.25],
  ]);
  expect(sides(0.5, 0.625, 0.75)).toEqual([
    [0.5, 'before', 0.5],
    [0.75, 'after', 0.25],
  ]);
});
