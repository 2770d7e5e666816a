import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/dependencies.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'ebb-package-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What the command writes in a time zone: name and bytes. */
function packageIn(zone: string): Map<string, Buffer> {
  const out = join(scratch, zone.replace('/', '-'));
  const { status, stderr } = spawnSync(process.execPath, ['tools/run.mjs', 'package', '--out', out], {
    cwd: root,
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
}

let tokyo: Map<string, Buffer>;
let newYork: Map<string, Buffer>;

beforeAll(() => {
  tokyo = packageIn('Asia/Tokyo');
  newYork = packageIn('America/New_York');
}, 120_000);

describe('the store archives', () => {
  it('are one a browser, and the source', () => {
    expect([...tokyo.keys()].map((name) => name.replace(/^ebb-\d+\.\d+\.\d+-/, '')).sort()).toEqual([
      'chrome.zip',
      'firefox.zip',
      'source.zip',
    ]);
  });

  it('are the same bytes in every time zone', () => {
    for (const [name, bytes] of tokyo) expect(newYork.get(name)?.equals(bytes), name).toBe(true);
  });

  it('hold what the browser needs, and the licences of what is bundled', () => {
    const [, chrome] = [...tokyo].find(([name]) => name.endsWith('chrome.zip')) ?? [];
    const files = unzipSync(chrome ?? new Uint8Array());
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        '_locales/ar/messages.json',
        'background.js',
        'content.js',
        'dashboard.html',
        'manifest.json',
        'popup.html',
      ]),
    );
    const licences = new TextDecoder().decode(files['licences.txt']);
    for (const name of ['preact', 'idb', 'uplot', 'valibot']) expect(licences).toContain(`${name} `);
  });

  it('give the source without anything that is not in the repository', () => {
    const [, source] = [...tokyo].find(([name]) => name.endsWith('source.zip')) ?? [];
    const names = Object.keys(unzipSync(source ?? new Uint8Array()));
    expect(names).toEqual(expect.arrayContaining(['build.mjs', 'package-lock.json', 'src/content/main.ts']));
    expect(names.filter((name) => /^(node_modules|dist|out)\//.test(name))).toEqual([]);
  });
});
