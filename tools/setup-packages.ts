import { spawnSync } from 'node:child_process';
import { findInPath } from './browsers/find-browser.ts';

/** Whether this machine's package manager is Debian's. */
export const canInstallPackages = (): boolean =>
  findInPath(['apt-get']) !== undefined && findInPath(['dpkg-query']) !== undefined;

// dpkg's own placeholder, no template.
const STATUS_FORMAT = ['-f=$', '{Status}'].join('');

/** Those packages that are not installed. */
export function missingPackages(names: readonly string[]): string[] {
  return names.filter((name) => {
    const { stdout } = spawnSync('dpkg-query', ['-W', STATUS_FORMAT, name], { encoding: 'utf8' });
    return !stdout?.endsWith(' installed');
  });
}

/** Whether some font draws Arabic. */
export function hasArabicFont(): boolean {
  const { stdout } = spawnSync('fc-list', [':lang=ar', 'family'], { encoding: 'utf8' });
  return Boolean(stdout?.trim());
}

/** How to become root: not at all, or by a sudo that asks nothing. */
function asRoot(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return status === 0 ? ['sudo', '-n'] : undefined;
}

function run(command: readonly string[]): boolean {
  const [program = '', ...args] = command;
  // The package manager's chatter must not mix with what a command prints as its result.
  const { status } = spawnSync(program, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Installs packages, or their newest version. @returns nothing, or a sentence saying why it could not be done. */
export function installPackages(names: readonly string[]): string | undefined {
  const list = names.join(' ');
  const root = asRoot();
  if (!root) return `Packages are missing and need root to be installed: run "sudo apt-get install ${list}".`;
  console.error(`Installing ${list} (apt-get) …`);
  const environment = root.length > 0 ? ['env', 'DEBIAN_FRONTEND=noninteractive'] : [];
  const get = [...root, ...environment, 'apt-get', '-qq', '-y', '--no-install-recommends'];
  // A fresh machine has no list of packages, or an old one with browsers too old for the extension. Where the list
  // cannot be had anew, the old one may still do.
  run([...get, 'update']);
  if (run([...get, 'install', ...names])) return undefined;
  return `The packages ${list} could not be installed: see the lines of apt-get above.`;
}
