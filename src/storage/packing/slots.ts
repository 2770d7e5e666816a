import { flooredTo } from '../../core/math/floored-to.ts';
import { groupedBy } from '../../core/math/grouped-by.ts';

/**
 * The samples of a series are kept in one record a slot of two hours, aligned to the epoch. So a sample belongs
 * to one record whenever it arrives, an append rewrites two hours at most however long the history is, and a
 * range is read as neighbouring records.
 */
export const SLOT_MS = 2 * 60 * 60_000;

/** The start of the slot an instant belongs to; both in milliseconds since 1970 UTC. */
export const slotOf = (atMs: number): number => flooredTo(atMs, SLOT_MS);

/** Samples by the slot each belongs to, in their order. */
export const bySlot = <One extends { readonly atMs: number }>(samples: Iterable<One>): Map<number, One[]> =>
  groupedBy(samples, ({ atMs }) => slotOf(atMs));
