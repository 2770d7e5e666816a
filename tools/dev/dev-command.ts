import { join } from 'node:path';
import { build } from '../../build.mjs';
import { BROWSER_KINDS } from '../browsers/find-browser.ts';
import { launchBrowser } from '../browsers/launch.ts';
import type { Command } from '../command/command.ts';
import { oneOf } from '../command/typed-value.ts';
import { root } from '../dependencies.mjs';
import { startReplay } from '../replay/replay.ts';
import { setUp } from '../setup.ts';
import { ended, listenForEnd } from '../start/ending.ts';
import { hasDisplay } from '../start/options.ts';
import { setTheStage } from '../start/play.ts';
import { reloadExtension } from './reload-extension.ts';
import { watchSources } from './watch-sources.ts';

const USAGE = `npm run dev -- [options]

The extension in a real browser on the replay; at every save it is built and loaded again, and so is what shows it.
Ctrl-C ends it.

  --browser chromium|firefox   which browser; chromium unless told
  --headless                   without a window; so by itself where there is no display
  --empty                      without the three hours of history and the three Pages that are measured`;

/** What the build reads. */
const SOURCES = ['src', 'public', 'manifest.json', 'package.json'];

const options = {
  browser: { type: 'string', default: 'chromium' },
  headless: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
} as const;

/** `npm run dev`. */
export const devCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run(values, _words, { out }) {
    const kind = oneOf('browser', BROWSER_KINDS, values.browser);
    const say = (line: string): void => void out.write(`${line}\n`);
    setUp([kind]);
    const ending = listenForEnd();
    // A folder of its own: what others build meanwhile does not disturb the browser.
    const buildHere = async (): Promise<string> =>
      (await build({ into: join(root, 'dist', 'dev') }))[kind === 'firefox' ? 'firefox' : 'chrome'];
    const extension = await buildHere();
    const replay = await startReplay();
    const browser = await launchBrowser(kind, {
      extension,
      replayPort: replay.port,
      headless: values.headless || !hasDisplay(),
    });
    browser.browser.once('disconnected', ending.end);
    try {
      if (values.empty) await browser.openOwnPage('dashboard.html');
      else await setTheStage(browser, replay);
      watchSources(
        SOURCES.map((path) => join(root, path)),
        async (file) => {
          const savedMs = performance.now();
          try {
            await buildHere();
            await reloadExtension(browser, extension);
            say(`${file}: shown after ${((performance.now() - savedMs) / 1000).toFixed(1)} s`);
          } catch (error) {
            // The browser goes on with the build before.
            say(`${file}: ${error instanceof Error ? error.message : String(error)}`);
          }
        },
        ending.signal,
      );
      say('Watching src, public and the manifest (Ctrl-C ends it).');
      await ended(ending.signal);
      return 0;
    } finally {
      if (browser.browser.connected) await browser.close();
      await replay.close();
    }
  },
};
