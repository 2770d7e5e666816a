import { logError } from '../../platform/log.ts';
import {
  beginAnew,
  HistoryBlockedError,
  historyNumber,
  openHistory,
  opensDatabases,
} from '../../storage/database.ts';
import { setStorageState, storageState } from '../session/storage-state.ts';

/**
 * Opens the history. One that cannot be opened, twice, is left as it is, and a new one is begun beside it: a
 * campaign must not stand still for it, and nothing is ever deleted.
 */
export async function ensureHistory(): Promise<void> {
  const number = await historyNumber();
  const first = await failure();
  const error = first instanceof HistoryBlockedError ? first : first && (await failure());
  if (!error) {
    const { kind } = await storageState();
    if (kind === 'blocked' || kind === 'no-history') await setStorageState({ kind: 'well' });
    return;
  }
  await logError('opening the history', error);
  if (error instanceof HistoryBlockedError) {
    await setStorageState({ kind: 'blocked' });
    return;
  }
  if (!(await opensDatabases())) {
    await setStorageState({ kind: 'no-history' });
    return;
  }
  // A browser that starts wakes us twice at once: one new history is enough.
  if ((await historyNumber()) === number) await beginAnew(number);
  await openHistory();
  await setStorageState({ kind: 'begun-anew', reason: error instanceof Error ? error.name : 'unknown' });
}

async function failure(): Promise<unknown> {
  try {
    await openHistory();
    return undefined;
  } catch (error) {
    return error;
  }
}
