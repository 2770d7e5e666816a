// `npm start`: the extension in a real browser on a local replay of the evening of 27 February 2016.
import { resolve } from 'node:path';
import { build } from '../build.mjs';
import { launchBrowser } from './browsers/launch.ts';
import { sayMisuse } from './command/command.ts';
import { startReplay } from './replay/replay.ts';
import { SetupError, setUp } from './setup.ts';
import { checkRoads } from './start/check.ts';
import { ended, listenForEnd } from './start/ending.ts';
import { goLive } from './start/live.ts';
import { hasDisplay, parseOptions, type StartOptions, USAGE } from './start/options.ts';
import { finish, setTheStage } from './start/play.ts';
import { reportTable } from './start/report.ts';

async function play(options: StartOptions, extension: string): Promise<void> {
  const ending = listenForEnd();
  if (options.live && options.check) return checkRoads(options, extension, ending);
  if (options.live) return goLive(options, extension, ending);
  const replay = await startReplay({
    // As the site answers many of the people Ebb is for.
    mood: options.mood ?? 'redirecting',
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
  if (options.check) return checkRoads(options, extension, ending, replay.port).finally(replay.close);
  const browser = await launchBrowser(options.browser, {
    extension,
    replayPort: replay.port,
    headless: options.headless,
  });
  browser.browser.once('disconnected', ending.end);
  try {
    const stage = await setTheStage(browser, replay);
    if (options.forMs === undefined) console.log('Going on until Ctrl-C.');
    else ending.endIn(options.forMs);
    await ended(ending.signal);
    if (!browser.browser.connected) {
      console.log('The browser was closed: there are no figures.');
      return;
    }
    const report = await finish(stage, resolve(options.out));
    console.log(`\n${reportTable(report)}\n\nPictures and figures are in ${options.out}.`);
  } finally {
    if (browser.browser.connected) await browser.close();
    await replay.close();
  }
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  let options: StartOptions;
  try {
    options = parseOptions(args, hasDisplay());
  } catch (error) {
    console.error(sayMisuse(error));
    return 2;
  }
  try {
    setUp([options.browser]);
    const folders = await build();
    await play(options, options.browser === 'firefox' ? folders.firefox : folders.chrome);
    return 0;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    return 1;
  }
}

// A browser that is still on its way out must not keep the program.
process.exit(await main());
