import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../../../tools/dependencies.mjs';
import { extensionArchives, reproducibleZip, trackedFiles } from '../../../tools/package/archives.ts';
import { packageCommand } from '../../../tools/package/package-command.ts';
import { typed } from '../typed.ts';

const out = mkdtempSync(join(tmpdir(), 'ebb-package-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** What the command wrote in Tokyo's time zone: the end of the name, and the bytes. */
let written: Map<string, Buffer>;
let said: string;

beforeAll(async () => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
  const { status, stdout, stderr } = await typed(packageCommand, ['--out', out]);
  if (status !== 0) throw new Error(stderr);
  said = stdout;
  written = new Map(
    readdirSync(out).map((name) => [name.replace(/^ebb-\d+\.\d+\.\d+-/, ''), readFileSync(join(out, name))]),
  );
});

const namesIn = (archive: string): string[] =>
  Object.keys(unzipSync(written.get(archive) ?? new Uint8Array()));

describe('the store archives', () => {
  it('are one a browser, the source, and the sums of all', () => {
    expect([...written.keys()].sort()).toEqual(['SHA256SUMS', 'chrome.zip', 'firefox.zip', 'source.zip']);
    const sums = readdirSync(out)
      .filter((name) => name.endsWith('.zip'))
      .map(
        (name) =>
          `${createHash('sha256')
            .update(readFileSync(join(out, name)))
            .digest('hex')}  ${name}\n`,
      );
    expect(written.get('SHA256SUMS')?.toString()).toBe(sums.join(''));
    for (const sum of sums) expect(said).toContain(sum.trim());
  });

  // The source is packed by the same function as these.
  it('are the same bytes when they are built again, in another time zone', async () => {
    vi.stubEnv('TZ', 'America/New_York');
    for (const [name, bytes] of await extensionArchives())
      expect(readFileSync(join(out, name)).equals(bytes), name).toBe(true);
  });

  it('depend on no order, clock or zone', () => {
    const zip = (names: string[]): string =>
      Buffer.from(reproducibleZip(names, (name) => Buffer.from(`of ${name}`))).toString('hex');
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    const east = zip(['b', 'a/c', 'a/b']);
    vi.stubEnv('TZ', 'Pacific/Pago_Pago');
    vi.useFakeTimers({ now: 0 });
    expect(zip(['a/b', 'a/c', 'b'])).toBe(east);
    vi.useRealTimers();
    expect(zip(['a/b', 'a/c'])).not.toBe(east);
  });

  it('hold what the browser needs, and the licences of what is bundled', () => {
    for (const archive of ['chrome.zip', 'firefox.zip'])
      expect(namesIn(archive)).toEqual(
        expect.arrayContaining([
          '_locales/ar/messages.json',
          'background.js',
          'content.js',
          'dashboard.html',
          'manifest.json',
          'popup.html',
        ]),
      );
    const files = unzipSync(written.get('chrome.zip') ?? new Uint8Array());
    const licences = new TextDecoder().decode(files['licences.txt']);
    for (const name of ['preact', 'idb', 'uplot', 'valibot']) expect(licences).toContain(`${name} `);
  });

  it('give the source as the repository has it', () => {
    const names = namesIn('source.zip');
    expect(names).toEqual(expect.arrayContaining(['build.mjs', 'package-lock.json', 'src/content/main.ts']));
    expect(names.filter((name) => /^(node_modules|dist|out|\.cache)\//.test(name))).toEqual([]);
  });
});

describe('the repository', () => {
  it('holds nothing that it says is to be ignored', () => {
    const ignored = execFileSync('git', ['ls-files', '--cached', '--ignored', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(ignored).toBe('');
  });

  it('holds no file that is too large to be read or looked at', () => {
    expect(trackedFiles().filter((name) => statSync(join(root, name)).size > 500_000)).toEqual([]);
  });
});
