import { browser } from './browser.ts';

/**
 * How long a content script may act. The browser does not say when an update, reload or uninstall orphans
 * one, so whoever wakes for another reason asks `isAlive` first; everything else hangs on the signal.
 */
export interface Lifetime {
  /** Ends when the script is found orphaned, or by `end`. */
  readonly signal: AbortSignal;
  /** Whether the extension that started this script is still there; ends the signal if not. */
  isAlive(): boolean;
  end(): void;
}

/** @param isConnected whether the extension still answers for this script; by default the browser's own word. */
export function startLifetime(isConnected: () => boolean = hasExtension): Lifetime {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    isAlive() {
      if (!controller.signal.aborted && !isConnected()) controller.abort();
      return !controller.signal.aborted;
    },
    end: () => controller.abort(),
  };
}

/** An orphan's `runtime` loses its id; touching it may also throw. */
function hasExtension(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}
