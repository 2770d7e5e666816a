import type { History } from '../../src/storage/schema.ts';
import { witnessDay } from '../../src/storage/series/old-before.ts';

const DAY_MS = 24 * 3_600_000;

/** Upkeep runs on each of so many days from an instant on. */
export async function passDays(db: History, fromMs: number, days: number): Promise<void> {
  for (let day = 0; day <= days; day += 1) await witnessDay(db, fromMs + day * DAY_MS);
}
