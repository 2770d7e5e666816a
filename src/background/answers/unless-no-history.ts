import type { NoHistory } from '../../messaging/protocol.ts';
import { opensDatabases } from '../../storage/database.ts';

/**
 * Does work on the history.
 * @returns what came of it, or that there is none where the browser opens no database.
 * @throws what the work threw for any other reason.
 */
export async function unlessNoHistory<Result>(work: () => Promise<Result>): Promise<Result | NoHistory> {
  try {
    return await work();
  } catch (error) {
    if (await opensDatabases()) throw error;
    return { kind: 'no-history' };
  }
}
