import { expect, it } from 'vitest';
import { timeLength } from '../../../src/dashboard/chart/time-length.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

it.each([
  [30_000, '30 seconds'],
  [89 * MINUTE_MS, '89 minutes'],
  [HOUR_MS, '1 hour'],
  [47 * HOUR_MS, '47 hours'],
  [48 * HOUR_MS, '2 days'],
])('%i ms are %s', (ms, said) => {
  expect(timeLength(ms, 'en')).toBe(said);
});

it('two of something stand in Arabic as after a preposition', () => {
  expect([2000, 2 * MINUTE_MS, 2 * HOUR_MS, 48 * HOUR_MS].map((ms) => timeLength(ms, 'ar'))).toEqual([
    'ثانيتين',
    'دقيقتين',
    'ساعتين',
    'يومين',
  ]);
  expect(timeLength(3 * HOUR_MS, 'ar')).toBe('3 ساعات');
});
