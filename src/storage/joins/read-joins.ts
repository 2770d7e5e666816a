import { type Joins, joinsOf } from '../../core/page/joins.ts';
import type { HistoryReads } from '../reads.ts';
import type { PairRecord } from '../schema.ts';

// Two known Pages become one for the person alone, and by a link alone: each look is still kept under the id that its
// document stated, and whoever reads a history puts the Pages of a group together. Without the link they are two again.

/** Which Pages the person has joined. */
export const readJoins = async (db: HistoryReads): Promise<Joins> => joinsIn(await db.getAll('pairs'));

/** The same of answers that were read. */
export const joinsIn = (pairs: readonly PairRecord[]): Joins =>
  joinsOf(pairs.flatMap(({ pages, answer }) => (answer === 'joined' ? [pages] : [])));
