import type { History, HistoryWrite, StoreName } from './schema.ts';

export const EVERY_STORE: StoreName[] = [
  'pages',
  'series',
  'filters',
  'chunks',
  'buckets',
  'watches',
  'events',
  'campaigns',
  'notes',
  'refusals',
  'watchEvents',
  'setApart',
];

/**
 * Runs `work` in one transaction that may write anywhere, and gives its result once everything is on disk:
 * either all of it counts or none. `work` may wait for nothing but the transaction's own requests.
 * @throws whatever `work` throws, after taking everything back; the browser's error when the commit fails
 * (`QuotaExceededError` for a full disk).
 */
export async function write<Result>(
  db: History,
  work: (tx: HistoryWrite) => Promise<Result>,
): Promise<Result> {
  const tx = db.transaction(EVERY_STORE, 'readwrite', { durability: 'strict' });
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
