import { watch } from 'node:fs';

/** An editor writes a file in several steps, and a change of branches many files: one answer to all of them. */
const SETTLED_MS = 60;

/**
 * Answers what is saved, one answer at a time; what is saved meanwhile is answered once, after it.
 * @param paths files, and folders with all that is in them.
 * @param answer given the file that was saved last, as the folder names it.
 * @param signal ends it.
 */
export function watchSources(
  paths: readonly string[],
  answer: (file: string) => Promise<void>,
  signal: AbortSignal,
): void {
  let saved: string | undefined;
  let isAnswering = false;
  let waiting: NodeJS.Timeout | undefined;

  const next = async (): Promise<void> => {
    if (isAnswering || saved === undefined || signal.aborted) return;
    const file = saved;
    saved = undefined;
    isAnswering = true;
    await answer(file);
    isAnswering = false;
    await next();
  };
  for (const path of paths) {
    watch(path, { recursive: true, signal }, (_event, file) => {
      saved = file ?? path;
      clearTimeout(waiting);
      waiting = setTimeout(() => void next(), SETTLED_MS);
    });
  }
  signal.addEventListener('abort', () => clearTimeout(waiting), { once: true });
}
