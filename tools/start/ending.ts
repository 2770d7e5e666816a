import { setTimeout as delay } from 'node:timers/promises';

/** What ends a demonstration: its time is over, Ctrl-C, or the person closed the browser. */
export interface Ending {
  readonly signal: AbortSignal;
  readonly end: () => void;
  readonly endIn: (ms: number) => void;
}

/**
 * Listens for Ctrl-C. The first ends the demonstration in order; one that comes later than the doubled
 * signal of a terminal ends the program at once.
 */
export function listenForEnd(): Ending {
  const ending = new AbortController();
  let askedMs: number | undefined;
  const onSignal = (): void => {
    // A terminal tells the whole group, and the parent passes it on: the second of the two is no new wish.
    if (askedMs !== undefined && performance.now() - askedMs > 1000) process.exit(130);
    askedMs ??= performance.now();
    ending.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: ending.signal,
    end: () => ending.abort(),
    endIn: (ms) => {
      delay(ms, undefined, { signal: ending.signal }).then(
        () => ending.abort(),
        () => undefined,
      );
    },
  };
}

/** Resolves when the signal ends. */
export const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
