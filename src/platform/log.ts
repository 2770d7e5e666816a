import { browser } from './browser.ts';
import { nowMs } from './clock.ts';

/** One failure, for diagnostics. Nothing of it leaves the browser unless the person copies the report. */
export interface LogLine {
  readonly atMs: number;
  /** What was being done. */
  readonly where: string;
  readonly message: string;
}

const PREFIX = 'log:';
const MOST_LINES = 50;

/**
 * Notes a failure that nobody waits for. Kept for this session of the browser, a key a line, so that two
 * contexts never overwrite each other's.
 * @param where what was being done, in English.
 */
export async function logError(where: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line: LogLine = { atMs: nowMs(), where, message: message.slice(0, 500) };
  const key = `${PREFIX}${line.atMs}:${crypto.randomUUID()}`;
  try {
    await browser.storage.session.set({ [key]: line });
    const keys = (await logKeys()).toSorted();
    await browser.storage.session.remove(keys.slice(0, -MOST_LINES));
  } catch {
    // A log that cannot be written must not become a failure of its own.
  }
}

/** The failures of this session, oldest first. */
export async function readLog(): Promise<LogLine[]> {
  const all = await browser.storage.session.get(null);
  return Object.keys(all)
    .filter((key) => key.startsWith(PREFIX))
    .toSorted()
    .map((key) => all[key] as LogLine);
}

async function logKeys(): Promise<string[]> {
  return Object.keys(await browser.storage.session.get(null)).filter((key) => key.startsWith(PREFIX));
}
