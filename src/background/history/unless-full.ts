import { isQuotaError } from '../../storage/series/transaction.ts';

/**
 * Waits for a write that may be left undone where the disk has no room: counts, turns, plans. Not for samples: without
 * room for them measuring pauses.
 * @returns nothing where there was no room.
 */
export async function unlessFull<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isQuotaError(error)) return undefined;
    throw error;
  }
}
