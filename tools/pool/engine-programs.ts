import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findInPath } from '../browsers/find-browser.ts';
import { root } from '../dependencies.mjs';
import { SetupError } from '../setup.ts';

/** The engine, its guard and the proxy before them, by the names of their programs. */
export const ENGINE_PROGRAMS = ['victoria-metrics', 'vmauth', 'caddy'] as const;
export type EngineProgram = (typeof ENGINE_PROGRAMS)[number];

/** Debian's packages that hold them. */
const PACKAGES = ['victoria-metrics', 'caddy'] as const;

/** Unpacked and not installed: installing would start services on ports 80 and 8428. */
const cache = join(root, '.cache', 'pool-engine');

/** Thrown with one sentence for the person. */
export class NoEngineError extends SetupError {}

const unpacked = (name: EngineProgram): string => join(cache, 'usr', 'bin', name);

const findProgram = (name: EngineProgram): string | undefined =>
  existsSync(unpacked(name)) ? unpacked(name) : findInPath([name]);

const runs = (program: string, args: readonly string[], cwd: string): boolean =>
  spawnSync(program, args, { cwd, stdio: ['ignore', 2, 2] }).status === 0;

/**
 * The programs of the pool. Where this machine has none, Debian's packages are fetched and unpacked into the
 * project's cache.
 * @throws NoEngineError where they cannot be had here.
 */
export function enginePrograms(): Record<EngineProgram, string> {
  if (!ENGINE_PROGRAMS.every(findProgram)) unpackPackages();
  const find = (name: EngineProgram): string => {
    const program = findProgram(name);
    if (program === undefined) {
      throw new NoEngineError(
        `The pool's engine was not found: install the packages ${PACKAGES.join(' and ')} (on Debian 12 or newer).`,
      );
    }
    return program;
  };
  return { 'victoria-metrics': find('victoria-metrics'), vmauth: find('vmauth'), caddy: find('caddy') };
}

function unpackPackages(): void {
  if (!findInPath(['apt-get']) || !findInPath(['dpkg-deb'])) return;
  console.error(`Unpacking ${PACKAGES.join(' and ')} into ${cache} …`);
  mkdirSync(join(cache, '..'), { recursive: true });
  const scratch = mkdtempSync(`${cache}-`);
  try {
    const download = ['-qq', 'download', ...PACKAGES];
    // A fresh machine has no list of packages; making one takes root.
    if (!runs('apt-get', download, scratch)) {
      runs('apt-get', ['-qq', 'update'], scratch);
      if (!runs('apt-get', download, scratch)) return;
    }
    const packages = readdirSync(scratch).filter((name) => name.endsWith('.deb'));
    if (!packages.every((name) => runs('dpkg-deb', ['-x', name, 'unpacked'], scratch))) return;
    rmSync(cache, { recursive: true, force: true });
    renameSync(join(scratch, 'unpacked'), cache);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
