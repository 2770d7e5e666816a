import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { build } from '../../build.mjs';
import { root } from '../dependencies.mjs';

/** The archives of one version: name and bytes. */
export type Archives = ReadonlyMap<string, Uint8Array>;

/** A zip whose bytes depend on names and contents alone, not on the machine, its clock or its time zone. */
export function reproducibleZip(
  names: readonly string[],
  read: (name: string) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const name of [...names].sort()) files[name] = read(name);
  // A zip holds local time without a zone, so the instant is given by the local-time constructor.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 0 });
}

/** One archive a browser, of the extension as it is built now. */
export async function extensionArchives(): Promise<Archives> {
  // Not in `dist`, which a browser may have loaded.
  const scratch = mkdtempSync(join(tmpdir(), 'ebb-package-'));
  try {
    const folders = Object.entries(await build({ into: scratch }));
    return new Map(
      folders.map(([target, folder]) => [
        archiveName(target),
        reproducibleZip(filesOf(folder), (name) => readFileSync(join(folder, name))),
      ]),
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** What the repository holds: the stores' reviewers build the extension from it. */
export function sourceArchive(): Archives {
  return new Map([
    [archiveName('source'), reproducibleZip(trackedFiles(), (name) => readFileSync(join(root, name)))],
  ]);
}

/** The files of the repository, by their paths in it. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);

function archiveName(part: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return `ebb-${version}-${part}.zip`;
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
