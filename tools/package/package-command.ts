import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from '../command/command.ts';
import { root } from '../dependencies.mjs';
import { extensionArchives, sourceArchive } from './archives.ts';

const USAGE = `npm run package -- [--out DIR]

Writes the archives the stores ask for: one a browser, and the source that builds them, with their SHA-256 in
SHA256SUMS. The same commit gives the same bytes on every machine, time zone and supported Node.

  --out DIR   where they go; out unless told`;

const options = { out: { type: 'string', default: join(root, 'out') } } as const;

/** `npm run package`. */
export const packageCommand: Command<typeof options> = {
  usage: USAGE,
  options,
  async run(values, _words, terminal) {
    const out = resolve(values.out);
    mkdirSync(out, { recursive: true });
    const sums: string[] = [];
    for (const [name, bytes] of [...(await extensionArchives()), ...sourceArchive()]) {
      writeFileSync(join(out, name), bytes);
      const sum = `${createHash('sha256').update(bytes).digest('hex')}  ${name}`;
      terminal.out.write(`${sum}  ${bytes.length} bytes\n`);
      sums.push(sum);
    }
    // As `sha256sum --check` reads it.
    writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`);
    return 0;
  },
};
