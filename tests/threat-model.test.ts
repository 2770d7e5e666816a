import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = readFileSync(new URL('../docs/threat-model.md', import.meta.url), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:---|threat )/.test(line));

it('the threat model names a test for each of its lines, and each of those is there', () => {
  expect(rows.length).toBeGreaterThan(20);
  const without = rows.filter((row) => !/`[\w/.-]+\.test\.tsx?`/.test(row));
  expect(without).toEqual([]);
  const named = [...text.matchAll(/`([\w/.-]+\.test\.tsx?)`/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(new URL(path, import.meta.url)))).toEqual([]);
});
