import { DamagedBytesError } from '../packing/varint.ts';
import type { History, HistoryWrite } from '../schema.ts';
import { setDamagedApart } from './set-damaged-apart.ts';

/**
 * Runs `work` as `writeOnce` does. Where it meets a record that cannot be unpacked, such records are set apart
 * first and it runs once more: one of them never keeps the others from growing.
 * @throws as `writeOnce` does.
 */
export async function write<Result>(
  db: History,
  work: (tx: HistoryWrite) => Promise<Result>,
): Promise<Result> {
  try {
    return await writeOnce(db, work);
  } catch (error) {
    if (!(error instanceof DamagedBytesError)) throw error;
    await writeOnce(db, setDamagedApart);
    return await writeOnce(db, work);
  }
}

/**
 * Runs `work` in one transaction that may write anywhere, and gives its result once everything is on disk:
 * either all of it counts or none. `work` may wait for nothing but the transaction's own requests.
 * @throws whatever `work` throws, after taking everything back; the browser's error when the commit fails
 * (`QuotaExceededError` for a full disk).
 */
async function writeOnce<Result>(db: History, work: (tx: HistoryWrite) => Promise<Result>): Promise<Result> {
  const tx = db.transaction([...db.objectStoreNames], 'readwrite', { durability: 'strict' });
  // Awaited below; heard from the start, so that a failed commit is never an unhandled rejection.
  tx.done.catch(() => undefined);
  let result: Result;
  try {
    result = await work(tx);
  } catch (error) {
    abortQuietly(tx);
    throw tx.error ?? error;
  }
  await tx.done;
  return result;
}

function abortQuietly(tx: HistoryWrite): void {
  try {
    tx.abort();
  } catch {
    // Already over: the failure that brought us here ended it.
  }
}

/** Whether an error says that the browser gives no more room. */
export const isQuotaError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
