import type { Sample } from './sample.ts';
import { COLUMNS, columnsBetween, columnsFor, NO_SAMPLES, type SampleColumns } from './sample-columns.ts';

/**
 * The samples of several series of one counter in one order of time. Of two of the same instant the one of the earlier
 * list stays.
 * @param lists each in time order.
 */
export function mergeSamples(lists: readonly (readonly Sample[])[]): Sample[] {
  const [first = [], ...others] = lists.filter((list) => list.length > 0);
  if (others.length === 0) return [...first];
  // A sort that keeps the order of equals: the lists are in the order of trust.
  const all = lists.flat().sort((a, b) => a.atMs - b.atMs);
  return all.filter(({ atMs }, i) => atMs !== all[i - 1]?.atMs);
}

/** The same column by column. */
export function mergeColumns(lists: readonly SampleColumns[]): SampleColumns {
  const [first = NO_SAMPLES, ...others] = lists.filter(({ atMs }) => atMs.length > 0);
  return others.reduce(merged, first);
}

function merged(a: SampleColumns, b: SampleColumns): SampleColumns {
  const all = columnsFor(a.atMs.length + b.atMs.length);
  let [i, j, to] = [0, 0, 0];
  const take = (from: SampleColumns, at: number): void => {
    for (const name of COLUMNS) all[name][to] = from[name][at] ?? 0;
    to += 1;
  };
  while (i < a.atMs.length || j < b.atMs.length) {
    const [ofA, ofB] = [a.atMs[i] ?? Number.POSITIVE_INFINITY, b.atMs[j] ?? Number.POSITIVE_INFINITY];
    if (ofA <= ofB) take(a, i++);
    else take(b, j);
    // Of two of one instant the first list's stays.
    if (ofB <= ofA) j += 1;
  }
  return columnsBetween(all, 0, to);
}
