import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../tools/dependencies.mjs';

// In a process of its own: what a browser is to the product's code is there in every test.
it('a pool is tortured by hand without a browser around it', () => {
  const tool = join(root, 'tools', 'run.mjs');
  const run = spawnSync(process.execPath, [tool, 'pool', 'torture', '--seeds', '0'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^seed +faults +kept +pulled +missing +wrong +extra +pulls\n$/);
  expect(run.status).toBe(0);
});
