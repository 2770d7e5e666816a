import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../tools/dependencies.mjs';

const tool = join(root, 'tools', 'run.mjs');

// In a process of its own: what a browser is to the product's code is there in every test.
it('a pool is tortured by hand without a browser around it', () => {
  const run = spawnSync(process.execPath, [tool, 'pool', 'torture', '--seeds', '0'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^seed +faults +kept +pulled +missing +wrong +extra +pulls\n$/);
  expect(run.status).toBe(0);
});

it('the guard keeps asking the engine that the pool was made with, whoever is invited later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-pool-command-'));
  const pool = (...words: string[]) =>
    spawnSync(process.execPath, [tool, 'pool', ...words, '--folder', folder], { encoding: 'utf8' });
  const made = ['--address', 'https://pool.example', '--engine', 'http://127.0.0.1:9999'];
  expect(pool('create', ...made, '--page', 'facebook:100064838120597 inwi').stderr).toBe('');
  expect(pool('invite', 'v1').stderr).toBe('');
  const guard = readFileSync(join(folder, 'vmauth.yml'), 'utf8');
  expect(guard.match(/http:[^/]*\/\/[^/]+/g)).toEqual(['http://127.0.0.1:9999', 'http://127.0.0.1:9999']);
  rmSync(folder, { recursive: true });
});
