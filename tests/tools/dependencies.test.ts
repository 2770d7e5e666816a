import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'ebb-clone-'));
  mkdirSync(join(clone, 'tools'));
  mkdirSync(join(clone, 'bin'));
  cpSync(resolve('tools/dependencies.mjs'), join(clone, 'tools/dependencies.mjs'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  // In npm's place: takes away what is there, as npm does, says that it has begun and installs when it is told to.
  const npm = join(clone, 'bin/npm');
  writeFileSync(
    npm,
    `#!/bin/sh
rm -rf node_modules
echo begun >> begun
until [ -e go ] || [ ! -e tools ]; do sleep 0.05; done
mkdir -p node_modules
`,
  );
  chmodSync(npm, 0o755);
});
afterEach(() => rmSync(clone, { recursive: true }));

/** One command in the clone, as far as its dependencies. */
function command() {
  const child: ChildProcess = spawn(
    process.execPath,
    ['-e', "import('./tools/dependencies.mjs').then(({ ensureDependencies }) => ensureDependencies())"],
    { cwd: clone, env: { ...process.env, PATH: `${join(clone, 'bin')}:${process.env['PATH']}` } },
  );
  return { child, ended: once(child, 'exit'), said: once(child.stderr as NodeJS.ReadableStream, 'data') };
}

const installs = (): number => readFileSync(join(clone, 'begun'), 'utf8').split('\n').length - 1;
const letGo = (): void => writeFileSync(join(clone, 'go'), '');

describe('the dependencies', () => {
  it('are installed once by two commands that start at once in a fresh clone', async () => {
    const first = command();
    await first.said;
    const second = command();
    await second.said;
    letGo();
    expect(await Promise.all([first.ended, second.ended])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(installs()).toBe(1);
  });

  it('are installed after all where the command that was about to was killed', async () => {
    const first = command();
    await first.said;
    first.child.kill('SIGKILL');
    await first.ended;
    letGo();
    expect(await command().ended).toEqual([0, null]);
    expect(installs()).toBeGreaterThan(0);
  });

  it('are left alone where they are those of the lock file', async () => {
    letGo();
    await command().ended;
    expect(await command().ended).toEqual([0, null]);
    expect(installs()).toBe(1);
  });

  it('are left alone at another version of Ebb, and installed where one of theirs is another', async () => {
    const lock = (own: string, idb: string): void =>
      writeFileSync(
        join(clone, 'package-lock.json'),
        JSON.stringify({
          version: own,
          packages: { '': { version: own }, 'node_modules/idb': { version: idb } },
        }),
      );
    letGo();
    lock('0.1.0', '8.0.3');
    await command().ended;
    lock('0.2.0', '8.0.3');
    await command().ended;
    expect(installs()).toBe(1);
    lock('0.2.0', '8.0.4');
    await command().ended;
    expect(installs()).toBe(2);
  });
});
