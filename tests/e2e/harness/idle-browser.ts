import type { ExtensionBrowser } from '../../../tools/browsers/extension-browser.ts';

/** A browser that no stage uses, as new, and the port at which it looks for a replay. */
export interface IdleBrowser {
  readonly browser: ExtensionBrowser;
  readonly port: number;
}

// A launch takes some five seconds of processor, and the files of a process run one after the other.
let idle: IdleBrowser | undefined;

/** Takes the idle browser of this process; nothing where there is none. */
export function takeIdle(): IdleBrowser | undefined {
  const taken = idle;
  idle = undefined;
  return taken;
}

/** Makes a browser as new and keeps it for the next stage of this process; one that cannot be made so is closed. */
export async function leaveIdle(left: IdleBrowser): Promise<void> {
  if (idle) return left.browser.close();
  try {
    await left.browser.renew();
    idle = left;
    process.off('SIGTERM', closeIdle).once('SIGTERM', closeIdle);
  } catch (error) {
    process.stdout.write(`a browser is closed that could not be made as new: ${error}\n`);
    await left.browser.close();
  }
}

/** So the runner ends a process that has no more files: what it launched would outlive it. */
async function closeIdle(): Promise<void> {
  await takeIdle()?.browser.close();
  process.exit();
}
