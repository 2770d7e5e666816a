import * as esbuild from 'esbuild';
import puppeteer, { type Page } from 'puppeteer-core';
import { root } from '../dependencies.mjs';

/** Some looks at hostile documents last for minutes on a busy machine. */
const LONGEST_ANSWER_MS = 600_000;

/**
 * Runs a program in tabs of a real Chromium, since a tree of any other kind costs what no browser's does.
 * @param program its text, with imports from the checkout; what it leaves in `globalThis` can be called in the tab.
 * @param use is given a way to open one more tab with the program in it; Chromium is closed when it is done.
 */
export async function inChromiumWith<Result>(
  executablePath: string,
  program: string,
  use: (openTab: () => Promise<Page>) => Promise<Result>,
): Promise<Result> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: program, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'iife',
    write: false,
  });
  const browser = await puppeteer.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
    protocolTimeout: LONGEST_ANSWER_MS,
  });
  try {
    return await use(async () => {
      const tab = await browser.newPage();
      await tab.evaluate(outputFiles[0]?.text ?? '');
      return tab;
    });
  } finally {
    await browser.close();
  }
}
