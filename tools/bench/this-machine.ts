import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { findBrowser } from '../browsers/find-browser.ts';
import { root } from '../dependencies.mjs';

/** The machine in a line, with how busy it was: what times depend on. */
export function thisMachine(): string {
  const [cpu] = cpus();
  const chromium = findBrowser('chromium');
  const version = chromium
    ? execFileSync(chromium, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    : 'no Chromium';
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'an unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${release()}`,
    `Node ${process.version}`,
    version,
    `load ${(loadavg()[0] ?? 0).toFixed(1)} at the start`,
  ].join(', ');
}

/** The commit of the checkout, and whether files differ from it. */
export function thisCommit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ', with changes' : ''}`;
  } catch {
    return 'unknown (not a checkout)';
  }
}
