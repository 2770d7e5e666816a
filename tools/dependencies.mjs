// Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const mark = join(root, 'node_modules', '.ebb-lock-hash');
/** Outside of the checkout, whose `node_modules` npm takes away first. */
const lock = join(tmpdir(), `ebb-installing-${sha256(root).slice(0, 16)}`);
const TURN_MS = 200;

/** What the lock file says of the dependencies: the version of Ebb itself stands in it too and changes nothing. */
function wantedDependencies() {
  const { version: _, packages, ...rest } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { version: __, ...own } = packages?.[''] ?? {};
  return sha256(JSON.stringify({ ...rest, packages: { ...packages, '': own } }));
}

/**
 * Installs the dependencies if `node_modules` is missing or was made from another lock file. Of several commands that
 * start at once one installs, and the others wait for it.
 */
export function ensureDependencies() {
  const wanted = wantedDependencies();
  const isDone = () => existsSync(mark) && readFileSync(mark, 'utf8') === wanted;
  if (isDone()) return;
  for (let isTold = false; !takeLock(); isTold = true) {
    if (!isTold) console.error('Another command is installing the dependencies: waiting for it …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TURN_MS);
  }
  try {
    if (!isDone()) install(wanted);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether it is ours to install now. */
function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  // A command that was killed leaves its lock behind.
  if (!isHolderAlive()) rmSync(lock, { force: true });
  return false;
}

function isHolderAlive() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    // Anything else says that there is one, or that the lock has just been given back.
    return error.code !== 'ESRCH';
  }
}

function install(wanted) {
  console.error('Installing dependencies (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // npm's own chatter must not mix with what a command prints as its result.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    rmSync(lock, { force: true });
    console.error('The dependencies could not be installed: see the lines of npm above.');
    process.exit(status ?? 1);
  }
  writeFileSync(mark, wanted);
}
