import type { Sample } from '../../src/core/series/sample.ts';
import { Random } from './random.ts';

export const MONTH_DAYS = 30;
const EVERY_MS = 30_000;

/** A month of one Page at the default interval: a daily curve of losses with its scatter. */
export function month(seed: number, endMs: number): Sample[] {
  const random = new Random(seed);
  // Far enough from zero for the month.
  let value = 3_000_000 - 250_000 * (seed % 6);
  return Array.from({ length: (MONTH_DAYS * 86_400_000) / EVERY_MS }, (_, i) => {
    const atMs = endMs - MONTH_DAYS * 86_400_000 + i * EVERY_MS;
    const daily = 1 + Math.sin((2 * Math.PI * atMs) / 86_400_000);
    value -= Math.round(10 * daily + 6 * random.uniform());
    return { atMs, value, step: 1, reader: 'page-data' };
  });
}
