import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { build } from '../../build.mjs';
import type { Command } from '../command/command.ts';
import { root } from '../dependencies.mjs';

const USAGE = `npm run package -- [--out DIR]

Writes the archives the stores ask for: one a browser, and the source that builds them. The same commit gives the
same bytes on every machine, time zone and supported Node.

  --out DIR   where they go; out unless told`;

/** A zip whose bytes depend on names and contents alone. */
function reproducibleZip(names: readonly string[], read: (name: string) => Uint8Array): Uint8Array {
  const files: Zippable = {};
  for (const name of [...names].sort()) files[name] = read(name);
  // A zip holds local time without a zone, so the instant is given by the local-time constructor.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 0 });
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );

const options = { out: { type: 'string', default: join(root, 'out') } } as const;

/** `npm run package`. */
export const packageCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run(values, _words, terminal) {
    const out = resolve(values.out);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    mkdirSync(out, { recursive: true });
    const write = (part: string, names: readonly string[], read: (name: string) => Uint8Array): void => {
      const bytes = reproducibleZip(names, read);
      const name = `ebb-${version}-${part}.zip`;
      writeFileSync(join(out, name), bytes);
      const hash = createHash('sha256').update(bytes).digest('hex');
      terminal.out.write(`${hash}  ${name}  ${bytes.length} bytes\n`);
    };
    // Not in `dist`, which a browser may have loaded.
    const scratch = mkdtempSync(join(tmpdir(), 'ebb-package-'));
    try {
      for (const [target, folder] of Object.entries(await build({ into: scratch })))
        write(target, filesOf(folder), (name) => readFileSync(join(folder, name)));
    } finally {
      rmSync(scratch, { recursive: true });
    }
    const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
    write('source', tracked.split('\0').filter(Boolean), (name) => readFileSync(join(root, name)));
    return 0;
  },
};
