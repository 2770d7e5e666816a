import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../..');
const fixtures = join(root, 'tests/readers/fixtures');
const run = (tool: string, ...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools', tool), ...args], {
    cwd: root,
    encoding: 'utf8',
  });

describe('npm run read', () => {
  it('prints one line of JSON for a Page and ends with code 0', () => {
    const file = join(fixtures, 'page/2026-07-en-data-sjs/page.html');
    const { stdout, status } = run('read.ts', file, '--url', 'https://www.facebook.com/cgupan', '--why');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({
      page: {
        id: '114208350121001',
        aliases: ['114208350121001', '100063744025002', 'CGUpan'],
        name: 'Coastal Growers Union Ltd',
        address: 'https://www.facebook.com/CGUpan',
      },
      language: 'en',
      readings: [
        { metric: 'likes', value: 2633, step: 1, reader: 'meta-description' },
        { metric: 'followers', value: 2600, step: 100, reader: 'page-data' },
      ],
      obstacle: null,
    });
  });

  it.each([[[]], [['no such file']], [[join(root, 'package.json'), '--url', '::']]])(
    'ends with code 2 and its usage when called with %j',
    (args) => {
      const { stdout, stderr, status } = run('read.ts', ...args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('npm run --silent read -- FILE');
    },
  );
});

describe('npm run fixture', () => {
  it('makes a smaller document that reads the same, without the Page’s ids and name', () => {
    const file = join(fixtures, 'page/2023-fr-header-links/page.html');
    const { stdout, stderr, status } = run(
      'fixture.ts',
      file,
      '--url',
      'https://www.facebook.com/operateur.atlas',
    );
    expect(status).toBe(0);
    expect(stderr).toContain('Both read the same');
    expect(stdout).toContain('2 449 803');
    expect(stdout).not.toMatch(/Opérateur Atlas|operateur\.atlas|54421674002|100067935271001|requireLazy/);
  });
});
