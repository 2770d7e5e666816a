import * as esbuild from 'esbuild';
import puppeteer from 'puppeteer-core';
import type { BrowserKind } from '../browsers/find-browser.ts';
import { root } from '../dependencies.mjs';
import { browserProgram } from '../setup.ts';

/**
 * Does something with a module's own functions in an empty page of a browser.
 * @param module the path from the root, of a module that needs no extension.
 * @param ask what to evaluate there: an expression in which `ours` is the module.
 * @param alias packages that others stand in for, by their paths from the root.
 */
export async function inBrowser<Result>(
  kind: BrowserKind,
  module: string,
  ask: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [module],
    absWorkingDir: root,
    bundle: true,
    alias,
    format: 'iife',
    globalName: 'ours',
    write: false,
  });
  const browser = await puppeteer.launch({
    browser: kind === 'chromium' ? 'chrome' : 'firefox',
    executablePath: browserProgram(kind),
    args: kind === 'chromium' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    return (await page.evaluate(`${outputFiles[0]?.text ?? ''}; ${ask}`)) as Result;
  } finally {
    await browser.close();
  }
}
