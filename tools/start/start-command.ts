import { resolve } from 'node:path';
import { build } from '../../build.mjs';
import { launchBrowser } from '../browsers/launch.ts';
import type { Command } from '../command/command.ts';
import { type Replay, startReplay } from '../replay/replay.ts';
import { setUp } from '../setup.ts';
import { checkRoads } from './check.ts';
import { type Ending, ended, listenForEnd } from './ending.ts';
import { goLive } from './live.ts';
import { hasDisplay, START_OPTIONS, type StartOptions, startOptions, USAGE } from './options.ts';
import { finish, setTheStage } from './play.ts';
import { playPool } from './play-pool.ts';
import { reportTable } from './report.ts';

/** @returns the exit code. */
async function play(options: StartOptions, extension: string): Promise<number> {
  const ending = listenForEnd();
  if (options.live) {
    await (options.check ? checkRoads(options, extension, ending) : goLive(options, extension, ending));
    return 0;
  }
  const replay = await startReplay({
    // As the site answers many of the people Ebb is for.
    mood: options.mood ?? 'redirecting',
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
  try {
    if (options.pool) return (await playPool(options, extension, replay, ending)) ? 0 : 1;
    if (options.check) await checkRoads(options, extension, ending, replay.port);
    else await playAlone(options, extension, replay, ending);
    return 0;
  } finally {
    await replay.close();
  }
}

async function playAlone(
  options: StartOptions,
  extension: string,
  replay: Replay,
  ending: Ending,
): Promise<void> {
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
  }
}

/** `npm start`. */
export const startCommand: Command<typeof START_OPTIONS> = {
  usage: USAGE,
  options: START_OPTIONS,
  async run(values) {
    const options = startOptions(values, hasDisplay());
    setUp([options.browser]);
    const folders = await build();
    return await play(options, options.browser === 'firefox' ? folders.firefox : folders.chrome);
  },
};
