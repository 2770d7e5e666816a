// `--check ADDRESS`: asks each road of one Page once, in a browser of its own that knows nobody.
import { setTimeout as delay } from 'node:timers/promises';
import { CHECK_EVERY_MS, checkLine } from '../../src/core/road/road-check.ts';
import { askExtension } from '../browsers/ask-extension.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import type { Ending } from './ending.ts';
import type { StartOptions } from './options.ts';

/**
 * Prints what each road answered, as it is answered, in a form to be copied: nothing in it names the Page.
 * @param replayPort the replay to ask instead of the real site.
 */
export async function checkRoads(
  { browser: kind, headless, check = '' }: StartOptions,
  extension: string,
  { signal, end }: Ending,
  replayPort?: number,
): Promise<void> {
  const browser = await launchBrowser(kind, {
    extension,
    headless,
    ...(replayPort === undefined ? {} : { replayPort }),
  });
  browser.browser.once('disconnected', end);
  try {
    // Nobody else's machine is bothered by the replay.
    await printRoads(browser, check, replayPort === undefined ? CHECK_EVERY_MS : 0, signal);
  } finally {
    if (browser.browser.connected) await browser.close();
  }
}

async function printRoads(
  browser: ExtensionBrowser,
  address: string,
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  const ownPage = await browser.openOwnPage('dashboard.html');
  const ways = await askExtension(ownPage, 'getWays', { address });
  if (ways.length === 0) throw new Error(`"${address}" is no address of a Page`);
  console.log(`${ways.length} requests, ${everyMs / 1000} s apart. Ctrl-C ends.`);
  console.log(`Ebb check of roads, ${new Date().toISOString()}, ${await browser.browser.version()}`);
  for (const [at, way] of ways.entries()) {
    if (at > 0) await delay(everyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const { checked } = await askExtension(ownPage, 'checkWay', { address, way });
    if (checked) console.log(checkLine(checked));
  }
}
