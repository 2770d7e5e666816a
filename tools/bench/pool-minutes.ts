// What a pool costs a browser minute by minute: with a new sample of each Page, and with nothing new.
import type { PageId } from '../../src/core/page/page-identity.ts';
import { hourStartOf } from '../../src/core/pool/closed-hours.ts';
import { syncPool } from '../../src/pool/sync-pool.ts';
import type { History } from '../../src/storage/schema.ts';
import { appendReadings } from '../../src/storage/series/append-readings.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { until } from '../browsers/until.ts';
import { joinAs } from '../pool/volunteer.ts';

const MINUTE_MS = 60_000;
const ROUNDS = 10;
/** Quiet and busy minutes in turns, so that both meet the same machine. */
const TURNS = 5;

/** What one round cost, of which kind. */
export interface MinuteCosts {
  readonly idle: readonly number[];
  readonly busy: readonly number[];
}

/** Processor time of this program so far, milliseconds. */
export const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Lets a browser that has joined go through minutes of both kinds within one open hour.
 * @param spent what is counted, so far.
 */
export async function minutes(
  name: string,
  invitation: string,
  pageIds: readonly PageId[],
  spent: () => number,
): Promise<MinuteCosts> {
  // At the beginning of an hour: none closes while it is measured.
  const fromMs = hourStartOf(Date.now());
  const { db, pool } = await joinAs(`bench-${name}`, invitation, pageIds, fromMs);
  const { signal } = new AbortController();
  await until('nothing more to pull', async () => (await syncPool(db, pool, fromMs, signal)).added === 0, {
    deadlineMs: 300_000,
  });
  let nextMs = fromMs + MINUTE_MS;
  const costs: { idle: number[]; busy: number[] } = { idle: [], busy: [] };
  const round = async (kind: 'idle' | 'busy'): Promise<number> => {
    nextMs += (30 * MINUTE_MS) / (ROUNDS * TURNS);
    if (kind === 'busy') await readEach(db, pageIds, nextMs);
    // What was left over by reading is not counted as sharing.
    globalThis.gc?.();
    const before = spent();
    const { fault } = await syncPool(db, pool, nextMs + 1000, signal);
    if (fault) throw new Error(`the pool failed: ${fault}`);
    return spent() - before;
  };
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const kind of ['idle', 'busy'] as const)
      for (let i = 0; i < ROUNDS / 2; i++) {
        const cost = await round(kind);
        // The first turn warms up.
        if (turn > 0) costs[kind].push(cost);
      }
  }
  return costs;
}

/** A look at every Page, as the background keeps it: each loses 133 likes a minute. */
async function readEach(db: History, pageIds: readonly PageId[], atMs: number): Promise<void> {
  for (const [i, pageId] of pageIds.entries()) {
    const value = 2_000_000 + i - Math.round((133 * (atMs - hourStartOf(atMs))) / MINUTE_MS);
    const readings = [{ metric: 'likes', count: { value, step: 1 }, reader: 'meta-description' }] as const;
    await write(db, (tx) => appendReadings(tx, pageId, readings, { atMs, nowMs: atMs, leastSpanMs: 0 }));
  }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** The costs in words beside their aims. */
export function sayMinutes(bytes: MinuteCosts, processor: MinuteCosts, pages: number): string {
  const [idleBytes, busyBytes] = [median(bytes.idle), median(bytes.busy)];
  const [idleMs, busyMs] = [median(processor.idle), median(processor.busy)];
  return [
    `a minute with nothing new: ${Math.round(idleBytes)} bytes (aim 2,000), ${idleMs.toFixed(1)} ms of processor`,
    `a minute with a new sample of each Page: ${Math.round(busyBytes)} bytes, ${busyMs.toFixed(1)} ms of processor, ` +
      `of which pushing ${(busyMs - idleMs).toFixed(1)} ms (aim 5); ${((busyBytes - idleBytes) / pages).toFixed(0)} bytes a pushed sample`,
    '(medians; the store is a stand-in in this program’s memory, whose work is counted with it)',
  ].join('\n');
}
