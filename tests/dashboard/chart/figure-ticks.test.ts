import { expect, it } from 'vitest';
import { figureTicks } from '../../../src/dashboard/chart/figure-ticks.ts';

it.each([
  [-200, 400, 252, [-200, -100, 0, 100, 200, 300, 400]],
  [-6000, 0, 200, [-6000, -4000, -2000, 0]],
  [-300_000, 0, 228, [-300_000, -200_000, -100_000, 0]],
  [-0.01, 0, 90, [-0.01, -0.005, 0]],
  [-3e9, 0, 130, [-3e9, -2e9, -1e9, 0]],
])('an axis from %d to %d over %d px has %j', (low, high, height, ticks) => {
  expect(figureTicks(low, high, height).map((one) => one + 0)).toEqual(ticks);
});
