/**
 * Waits for work no longer than a signal lasts, even where the work itself does not hear it: it goes on then, but
 * nobody waits.
 * @returns what the work gives.
 * @throws the signal's reason once it has ended; whatever the work throws before.
 */
export async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  // Where it fails after it was given up, nobody hears.
  work.catch(() => undefined);
  let giveUp = (): void => undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_resolve, reject) => {
        giveUp = (): void => reject(signal.reason);
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp);
      }),
    ]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
