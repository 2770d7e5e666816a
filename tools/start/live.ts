// The real site: nothing is measured before the person opens a Page and presses Measure.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../browsers/launch.ts';
import { type Ending, ended } from './ending.ts';
import type { StartOptions } from './options.ts';

/** History and sign-in of the live browser stay here, apart from the person's own browser. */
const PROFILES = join(homedir(), '.cache', 'ebb');

/** Opens the real site in a browser with the extension, and waits for the end. */
export async function goLive(options: StartOptions, extension: string, ending: Ending): Promise<void> {
  const profile = join(PROFILES, `live-${options.browser}`);
  mkdirSync(profile, { recursive: true });
  const browser = await launchBrowser(options.browser, { extension, headless: options.headless, profile });
  browser.browser.once('disconnected', ending.end);
  await browser.openTab('https://www.facebook.com/');
  console.log('Open a Page and press Measure. Ctrl-C ends.');
  if (options.forMs !== undefined) ending.endIn(options.forMs);
  await ended(ending.signal);
  if (browser.browser.connected) await browser.close();
}
