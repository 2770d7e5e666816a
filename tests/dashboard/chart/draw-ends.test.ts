import { expect, it } from 'vitest';
import { freeTop } from '../../../src/dashboard/chart/draw-ends.ts';

const room = { left: 100, right: 200, over: 12, under: 3 };

it('writes the end of a line where it is wanted when nothing stands there', () => {
  expect(freeTop(50, room, [], 0)).toBe(50);
  // Beside it, above it, below it.
  expect(freeTop(50, room, [{ left: 200, right: 260, top: 30, bottom: 60 }], 0)).toBe(50);
  expect(freeTop(50, room, [{ left: 100, right: 200, top: 20, bottom: 38 }], 0)).toBe(50);
  expect(freeTop(50, room, [{ left: 100, right: 200, top: 53, bottom: 70 }], 0)).toBe(50);
});

it('writes it above what stands there, and above what stands there too', () => {
  const one = { left: 150, right: 190, top: 40, bottom: 55 };
  expect(freeTop(50, room, [one], 0)).toBe(37);
  expect(freeTop(50, room, [{ left: 90, right: 120, top: 20, bottom: 36 }, one], 0)).toBe(17);
});

it('writes it below where there is no room above', () => {
  const one = { left: 150, right: 190, top: 4, bottom: 19 };
  expect(freeTop(13, room, [one], 0)).toBe(31);
  expect(freeTop(13, room, [one, { left: 90, right: 120, top: 20, bottom: 36 }], 0)).toBe(48);
});
