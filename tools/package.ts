import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Zippable, zipSync } from 'fflate';
import { build } from '../build.mjs';

// Writes the archives the stores ask for into `out/` (or `--out DIR`): one a browser, and the source that builds them. The
// same commit gives the same bytes on every machine, time zone and supported Node.

const root = fileURLToPath(new URL('..', import.meta.url));

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

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(join(out, name), bytes);
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}  ${bytes.length} bytes`);
}

const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'out') } } });
const out = resolve(values.out);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const scratch = mkdtempSync(join(tmpdir(), 'ebb-package-'));
const folders = await build({ into: scratch });
mkdirSync(out, { recursive: true });
for (const [target, folder] of Object.entries(folders)) {
  const zip = reproducibleZip(filesOf(folder), (name) => readFileSync(join(folder, name)));
  write(`ebb-${version}-${target}.zip`, zip);
}
rmSync(scratch, { recursive: true });
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);
write(
  `ebb-${version}-source.zip`,
  reproducibleZip(tracked, (name) => readFileSync(join(root, name))),
);
