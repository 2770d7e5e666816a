import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../tools/dependencies.mjs';

const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

describe('the changelog', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  const versions = headings.map((heading) => /^\[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$/.exec(heading)?.[1]);

  it('has what is not released first, and then each version with its date, the newest first', () => {
    expect(headings[0]).toBe('[Unreleased]');
    expect(versions.slice(1)).not.toContain(undefined);
    const parts = versions.slice(1).map((version) => (version ?? '').split('.').map(Number));
    expect(parts).toEqual(parts.toSorted((a, b) => (b[0] ?? 0) - (a[0] ?? 0) || (b[1] ?? 0) - (a[1] ?? 0)));
  });

  it('knows the version that is built', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(versions).toContain(version);
  });

  it('sorts changes as Keep a Changelog does', () => {
    const sorts = [...read('CHANGELOG.md').matchAll(/^### (.+)$/gm)].map(([, sort]) => sort);
    expect(sorts.length).toBeGreaterThan(0);
    expect(
      sorts.filter(
        (sort) => !['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'].includes(sort ?? ''),
      ),
    ).toEqual([]);
  });
});

describe('a workflow', () => {
  const folder = join('.github', 'workflows');

  it.each(readdirSync(join(root, folder)))(
    '%s runs actions of a commit, not of a name that may move',
    (name) => {
      const used = [...read(folder, name).matchAll(/uses: (\S+)/g)].map(([, action]) => action);
      expect(used.length).toBeGreaterThan(0);
      expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    },
  );

  it('that releases calls commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...read(folder, 'release.yml').matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name);
    expect(commands).toEqual(expect.arrayContaining(['package', 'build']));
    expect(commands.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  });
});
