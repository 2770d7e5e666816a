import { HOUR_MS } from '../math/durations.ts';

/** Of the hour's requests so many are planned; the others are for the first looks, other roads and other hosts. */
const PLANNED_PART = 0.9;

/**
 * Shares the hour's requests among Pages: who wants less than an even share has what it wants, and the others share the
 * rest evenly (max-min fairness).
 * @param wantedMs how often each wants to be looked at, milliseconds.
 * @param budgetPerHour requests an hour for all.
 * @returns how often each can be looked at, in the same order.
 */
export function sharePace(wantedMs: readonly number[], budgetPerHour: number): number[] {
  let left = budgetPerHour * PLANNED_PART;
  const shares = new Map<number, number>();
  const modestFirst = [...wantedMs.keys()].toSorted((a, b) => (wantedMs[b] ?? 0) - (wantedMs[a] ?? 0));
  for (const [taken, index] of modestFirst.entries()) {
    const wanted = HOUR_MS / (wantedMs[index] ?? HOUR_MS);
    const share = Math.min(wanted, left / (wantedMs.length - taken));
    shares.set(index, share);
    left -= share;
  }
  return wantedMs.map((wanted, index) => {
    const share = shares.get(index) ?? 0;
    return share * wanted >= HOUR_MS ? wanted : Math.round(HOUR_MS / share);
  });
}
